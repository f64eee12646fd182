using Icmesh.Kernel.Data;
using Microsoft.Extensions.Compliance.Classification;

namespace Icmesh.Kernel.Security;

/// <summary>Classes of what is logged: those of stored columns. What is not internal is erased before any log sees it.</summary>
public static class LogClasses
{
    public static DataClassification Of(DataClass value) => new("Icmesh", value.ToString());
}

/// <summary>A logged text that tells nothing of a person. Every text parameter of a log message is classified.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class InternalDataAttribute() : DataClassificationAttribute(LogClasses.Of(DataClass.Internal));

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PersonalDataAttribute() : DataClassificationAttribute(LogClasses.Of(DataClass.Personal));

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SpecificDataAttribute() : DataClassificationAttribute(LogClasses.Of(DataClass.Specific));

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SecretDataAttribute() : DataClassificationAttribute(LogClasses.Of(DataClass.Secret));
