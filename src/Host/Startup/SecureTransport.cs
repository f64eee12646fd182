using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Icmesh.Host.Startup;

/// <summary>Passwords and sessions travel by https. Plain http is for the machine itself: its own browser, or a proxy there that ends the TLS.</summary>
internal static class SecureTransport
{
    public static void UseSecureTransport(this WebApplication app)
    {
        // Only a proxy on this machine is believed about whom it speaks for.
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
            app.Use((context, next) => context.Request.IsHttps || IsLocal(context.Connection.RemoteIpAddress) ? next(context) : RefuseAsync(context));
        }
    }

    private static bool IsLocal(IPAddress? address) => address is null || IPAddress.IsLoopback(address);

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(
            "ICMESH hanya melayani https. Pasang sertifikat (Kestrel:Certificates:Default) atau proksi TLS di mesin ini.\n"
            + "ICMESH answers by https only. Configure a certificate (Kestrel:Certificates:Default), or a TLS proxy on this machine.\n", context.RequestAborted);
    }
}

/// <summary>A cookie for https alone that does not fail over http, where the machine itself asks.</summary>
internal sealed class SecureCookieBuilder : CookieBuilder
{
    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = true;
        return options;
    }
}
