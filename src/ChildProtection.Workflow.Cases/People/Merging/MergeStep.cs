namespace ChildProtection.Workflow.Cases.People.Merging;

/// <summary>What is done about two records of which somebody has said that they are one child.</summary>
public enum MergeStep
{
    /// <summary>They are one child from then on.</summary>
    Confirm,

    /// <summary>They are not, or whoever said so takes it back.</summary>
    Decline,

    /// <summary>Somebody says that they are two children after all.</summary>
    AskToUndo,

    /// <summary>They stay one child, although somebody had asked that it be undone.</summary>
    KeepMerged,

    /// <summary>They are two children again.</summary>
    Undo,
}
