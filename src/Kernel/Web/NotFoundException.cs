namespace Icmesh.Kernel.Web;

/// <summary>What was asked for is not there, or not for this user: the answer is the same 404 page.</summary>
public class NotFoundException(string what) : Exception($"Not found: {what}");
