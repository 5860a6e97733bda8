namespace ChildProtection.Workflow.Cases.Access.Restricting;

/// <summary>Why a child's file is open to named people alone. The numbers are stored.</summary>
public enum RestrictionGround
{
    /// <summary>The child belongs to the family of somebody who works for the authority.</summary>
    StaffFamily = 0,

    /// <summary>The child belongs to the family of a councillor or of somebody else whom many people know.</summary>
    PublicRole = 1,

    /// <summary>Somebody of the family is protected as a witness.</summary>
    WitnessProtection = 2,

    /// <summary>Somebody's life would be in danger if it were known where they are, or that there is a file.</summary>
    ThreatToLife = 3,

    /// <summary>Another reason, given in words.</summary>
    Other = 4,
}
