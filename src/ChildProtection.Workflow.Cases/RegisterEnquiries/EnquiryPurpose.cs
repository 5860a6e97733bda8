namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>Why somebody asks. The numbers are stored.</summary>
public enum EnquiryPurpose
{
    /// <summary>They are worried about the child.</summary>
    Concern = 0,

    /// <summary>The child is with them now: in an emergency department, in a police station.</summary>
    ChildIsHere = 1,

    /// <summary>They assess the child or somebody of the family.</summary>
    Assessment = 2,

    Other = 3,
}
