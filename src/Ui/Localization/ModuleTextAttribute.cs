namespace Icmesh.Ui;

/// <summary>Names the marker class of a module's texts, so that display names and validation messages are found there.</summary>
/// <example><code>[assembly: ModuleText(typeof(ContractorsText))]</code></example>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ModuleTextAttribute(Type marker) : Attribute
{
    public Type Marker => marker;
}
