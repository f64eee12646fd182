namespace Icmesh.Tests.Security.Matrix;

/// <summary>What a module puts into the town, and one call for each of its operations. Found by itself: a new module adds a class.</summary>
internal abstract class ModuleSamples
{
    /// <summary>Later ones build on what earlier ones have put there.</summary>
    public virtual int Order => 50;

    public abstract IReadOnlyList<Sample> Samples { get; }

    /// <summary>Adds rows of A, B and Sub, and ids that are missing and deleted, each under the name that samples use.</summary>
    public virtual Task SeedAsync(Town town, IServiceProvider services) => Task.CompletedTask;

    public static IReadOnlyList<ModuleSamples> All() =>
        [.. typeof(ModuleSamples).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ModuleSamples))).OrderBy(t => t.Name, StringComparer.Ordinal).Select(t => (ModuleSamples)Activator.CreateInstance(t)!)];
}
