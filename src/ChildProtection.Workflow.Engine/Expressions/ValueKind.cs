namespace ChildProtection.Workflow.Engine.Expressions;

/// <summary>What a <see cref="Value"/> is.</summary>
public enum ValueKind : byte
{
    /// <summary>Not known: never answered, or worked out from something that is not known.</summary>
    Unknown,
    Bool,
    Number,
    Text,

    /// <summary>One of the values of a choice list, by its code.</summary>
    Code,
    Date,
    Moment,
    Period,
}
