namespace ChildProtection.Workflow.Cases.Notices;

/// <summary>Why a notice came to somebody. The numbers are stored.</summary>
public enum NoticeReason
{
    /// <summary>They hold the role for this child.</summary>
    Holds = 0,

    /// <summary>They work in the role that is asked, and nobody holds it for this child alone.</summary>
    Role = 1,

    /// <summary>They see to the work of whoever was asked.</summary>
    Covers = 2,

    /// <summary>They answer for the restricted file.</summary>
    Keeps = 3,

    /// <summary>They manage those whom it concerns.</summary>
    Manages = 4,

    /// <summary>It is about them.</summary>
    Own = 5,
}
