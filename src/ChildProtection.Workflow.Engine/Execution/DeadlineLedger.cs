using System.Collections.Immutable;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// What has been raised for one due time of one deadline instance, so that it is raised once. The date itself is not kept here to be
/// believed: it is derived, and this is looked up by it.
/// </summary>
public sealed record DeadlineLedger
{
    private string? _key;
    private string? _dueKey;

    /// <summary>The deadline's name.</summary>
    public required string Name
    {
        get;
        init => (field, _key, _dueKey) = (value, null, null);
    }

    public string? Each
    {
        get;
        init => (field, _key, _dueKey) = (value, null, null);
    }

    public required EventTime From
    {
        get;
        init => (field, _key, _dueKey) = (value, null, null);
    }

    public required Instant DueAt
    {
        get;
        init => (field, _dueKey) = (value, null);
    }

    /// <summary>When this due time came to be known: a reminder from before then is not sent.</summary>
    public required Instant Since { get; init; }

    /// <summary>In the order raised.</summary>
    public ImmutableArray<RaisedStage> Raised { get; init; } = [];

    /// <summary>Null: not missed.</summary>
    public Breach? Breach { get; init; }

    /// <summary>See <see cref="DerivedDeadline.Key"/>.</summary>
    internal string Key => _key ??= Keys.Deadline(Name, Each, From);

    /// <summary>The key and the due time: unique in the case. See <see cref="Breach.Key"/>.</summary>
    internal string DueKey => _dueKey ??= Keys.Breach(Key, DueAt);

    /// <summary>The breach of it, when it begins.</summary>
    internal Breach Missed() => new() { Key = DueKey, DeadlineKey = Key, Name = Name, Each = Each, From = From, DueAt = DueAt };

    internal bool Is(string name, string? each, EventTime from, Instant dueAt) =>
        DueAt == dueAt && From == from && Each == each && Name == name;
}
