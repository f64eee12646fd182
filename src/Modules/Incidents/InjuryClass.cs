namespace Icmesh.Incidents;

/// <summary>Highest treatment that the injured person got.</summary>
internal enum Treatment
{
    /// <summary>Nobody was hurt, or nothing had to be treated.</summary>
    None,

    /// <summary>Only what stands on the closed first-aid list (OSHA 1904.7(b)(5)(ii)).</summary>
    FirstAid,

    /// <summary>Treatment beyond that list: sutures, prescription drugs, rigid splint.</summary>
    Medical,
    Fatal,
}

/// <summary>What the injury did to the work of the next scheduled shift. Independent of the treatment.</summary>
internal enum WorkImpact
{
    /// <summary>Fit for full duty.</summary>
    None,

    /// <summary>Could not do all routine tasks, or was transferred.</summary>
    Restricted,

    /// <summary>Unfit for any work.</summary>
    LostTime,
    Fatal,
}

/// <summary>Class of an incident, in order of severity.</summary>
internal enum InjuryClass
{
    NearMiss,
    FirstAid,
    Medical,
    Restricted,
    LostTime,

    /// <summary>Permanent loss of a body part or its function. Counts as a lost-time injury in rates.</summary>
    Permanent,
    Fatality,
}

/// <summary>
/// The class is the worst of treatment, work impact and permanent loss, which are asked apart: a first-aid injury can cost working time,
/// and a fracture need not.
/// </summary>
internal static class Classification
{
    public static InjuryClass Of(Treatment treatment, WorkImpact impact, bool hasPermanentLoss)
    {
        var byTreatment = treatment switch
        {
            Treatment.None => InjuryClass.NearMiss,
            Treatment.FirstAid => InjuryClass.FirstAid,
            Treatment.Medical => InjuryClass.Medical,
            Treatment.Fatal => InjuryClass.Fatality,
        };
        var byImpact = impact switch
        {
            WorkImpact.None => InjuryClass.NearMiss,
            WorkImpact.Restricted => InjuryClass.Restricted,
            WorkImpact.LostTime => InjuryClass.LostTime,
            WorkImpact.Fatal => InjuryClass.Fatality,
        };
        var byLoss = hasPermanentLoss ? InjuryClass.Permanent : InjuryClass.NearMiss;
        return (InjuryClass)Math.Max((int)byTreatment, Math.Max((int)byImpact, (int)byLoss));
    }
}
