using Icmesh.Kernel.Data;

namespace Icmesh.Tests.Support;

internal static class Seeding
{
    /// <summary>Saves rows that a test lays out, without the activity entry that the product would need.</summary>
    public static async Task<int> SeedAsync(this ModuleDb db, CancellationToken cancellationToken = default)
    {
        db.IsGuarded = false;
        try
        {
            return await db.SaveChangesAsync(cancellationToken);
        }
        finally
        {
            db.IsGuarded = true;
        }
    }
}
