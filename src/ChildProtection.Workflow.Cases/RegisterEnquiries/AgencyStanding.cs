namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>What kind of agency somebody asks for, which says whether and when the register may answer them. The numbers are stored.</summary>
public enum AgencyStanding
{
    Police = 0,
    Health = 1,

    /// <summary>Children's social services of this or another authority, or their out-of-hours team.</summary>
    SocialServices = 2,
    Education = 3,
    Probation = 4,
    Housing = 5,
    Voluntary = 6,

    /// <summary>Another agency of the safeguarding board.</summary>
    OtherMember = 7,

    /// <summary>No agency of the safeguarding board: a relative, a neighbour, a newspaper. The register does not answer them; a concern of theirs counts like any other.</summary>
    NotAMember = 8,
}
