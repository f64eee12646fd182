namespace Icmesh.Kernel.Web;

/// <summary>Where the rights of a person are looked after: a copy of its data, a hold, erasure. One module offers it.</summary>
/// <param name="Permission">Who may go there.</param>
/// <param name="Page">The address for a person, by the id of its worker or account.</param>
public sealed record PersonRights(string Permission, Func<Guid, string> Page);
