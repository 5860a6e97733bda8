namespace ChildProtection.Workflow.Cases.Reassigning;

/// <summary>Why somebody cannot take a role of a case.</summary>
public enum CannotTake
{
    /// <summary>They are away today.</summary>
    Away,

    /// <summary>Their roles do not allow what whoever holds it does (<see cref="Absences.CoverFitness"/>).</summary>
    NoRight,

    /// <summary>The child's file is not there for them. Said to those alone for whom it is.</summary>
    Restricted,

    /// <summary>They lead the case or manage its team, and whoever chairs may not; or they chair, and whoever leads may not (C10, O28).</summary>
    Conflict,
}
