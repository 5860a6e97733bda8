namespace ChildProtection.Workflow.Engine.Expressions;

/// <summary>Where a named value comes from.</summary>
public enum NameKind
{
    /// <summary>A fact of the case, by its bare name.</summary>
    Field,

    /// <summary><c>parameter.x</c>: a limit or choice of the definition.</summary>
    Parameter,

    /// <summary><c>answer.x</c>: what the form being submitted says.</summary>
    Answer,

    /// <summary><c>record.x</c>: a field of the record for which something stands.</summary>
    EachRecord,

    /// <summary><c>signal.x</c>: what came with the signal being answered.</summary>
    Signal,
}
