using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Icmesh.Kernel.Web;

/// <summary>Whom a limit counts. An IPv6 network counts as one: whoever has an address there has all of them.</summary>
public static class CallerAddress
{
    public static string Of(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } six => new IPAddress([.. six.GetAddressBytes().Take(8), .. new byte[8]]).ToString(),
        var four => four.ToString(),
    };
}
