namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>Through what a child on file was found. The numbers are stored.</summary>
public enum EnquiryTie
{
    /// <summary>By name and date of birth.</summary>
    Likeness = 0,

    /// <summary>A brother or sister of somebody so found, or of one household or family group with them.</summary>
    Family = 1,

    /// <summary>Through the name of somebody else of the household whom the caller named.</summary>
    Household = 2,
}
