namespace ChildProtection.Workflow.Cases.Absences;

/// <summary>Whether somebody covers for whoever is away, and if not, why not.</summary>
public enum CoverStanding
{
    /// <summary>Somebody who is here does.</summary>
    Covered,

    NobodyNamed,

    /// <summary>Whoever was named is away too, and nobody who is here covers for them.</summary>
    CoverIsAway,

    /// <summary>Whoever was named no longer works here.</summary>
    CoverHasLeft,

    /// <summary>The roles of whoever was named do not allow what the one who is away does (<see cref="CoverFitness"/>).</summary>
    CoverIsNotFit,
}
