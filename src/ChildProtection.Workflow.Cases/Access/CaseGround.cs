namespace ChildProtection.Workflow.Cases.Access;

/// <summary>On what somebody sees a case. The numbers are stored. Where somebody had two within an hour, <see cref="Emergency"/> counts before all others, and else the higher.</summary>
public enum CaseGround
{
    /// <summary>They hold a role for this case.</summary>
    Holder = 0,

    /// <summary>Their team works it.</summary>
    Team = 1,

    /// <summary>The case asks something of a role that they have for the whole authority.</summary>
    Asked = 2,

    /// <summary>They stand outside, gave a reason, and see it for a limited time (<see cref="EmergencyAccess"/>).</summary>
    Emergency = 3,

    /// <summary>The file is restricted, and they are named for it.</summary>
    Named = 4,

    /// <summary>They see to the work of somebody who is away, for that time (<see cref="Absences.CoverPlan"/>).</summary>
    Cover = 5,

    /// <summary>The child is on the list of what the night may bring; what keeps the child safe is seen, and no more.</summary>
    OutOfHours = 6,

    /// <summary>They keep the register: the child's entry is seen, and no more.</summary>
    Register = 7,
}
