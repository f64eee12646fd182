namespace Icmesh.Kernel.Data;

/// <summary>How sensitive a stored value is (UU 27/2022 on personal data protection, art. 4).</summary>
public enum DataClass
{
    /// <summary>May be shown to anybody.</summary>
    Public,

    /// <summary>Business data, for people with the permission.</summary>
    Internal,

    /// <summary>General personal data, UU 27/2022 art. 4(3).</summary>
    Personal,

    /// <summary>Specific personal data (health, biometry, criminal record), UU 27/2022 art. 4(2).</summary>
    Specific,

    /// <summary>Proves who somebody is (a password's hash, a key): never shown, handed out or logged, not even to its owner.</summary>
    Secret,
}

/// <summary>Classifies a stored column. A mapped property without it fails the build's tests.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DataAttribute(DataClass value) : Attribute
{
    public DataClass Class => value;
}
