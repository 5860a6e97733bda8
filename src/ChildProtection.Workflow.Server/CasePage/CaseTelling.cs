using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using NodaTime;

namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>A case as one reader sees it, with what its pages need to put it into words.</summary>
public sealed class CaseTelling(CaseView view, StaffMember reader, StaffNames names, Instant now, Words words)
{
    public CaseView View => view;

    public CaseState State => view.State;

    public Words Words => words;

    public StaffNames Names => names;

    public Instant Now => now;

    public Definition Definition => view.State.Definition.Definition;

    public DefinitionOutline Outline { get; } = DefinitionOutline.Of(view.State.Definition.Definition);

    public DueWords Due { get; } = new(view.State.Calendar, now, words);

    public ValueText Values { get; } = new(view.State.Definition.Definition, view.State.Calendar, names, words, view.Records, view.Child.People);

    public Timeline Timeline => new(Definition, State.Calendar, names, Values, words);

    public LocalDate Today => State.Calendar.DateOf(now);

    public bool May(Permission permission) => AccessTable.Allows(reader.Roles, permission);

    /// <summary>Whether the reader acts in one of the roles for this case.</summary>
    public bool Acts(IEnumerable<string> roles) =>
        May(Permission.DoWork) && roles.Any(role => ActingRoles.Acts(reader, State.Snapshot, role));

    /// <summary>What a record is called: its first answers, and its day. Null for none; its id where the reader does not see it.</summary>
    public string? About(string? record) =>
        record is null || view.Records.FirstOrDefault(row => row.Id == record) is not { } row ? record : Values.RecordLine(row.List, row.Id);

    /// <summary>What a deadline is called.</summary>
    public string DeadlineTitle(string deadline) => Outline.Deadlines.TryGetValue(deadline, out var known) ? known.Title.In(words.Language) : deadline;

    public string Roles(IEnumerable<string> roles) => string.Join(", ", roles.Select(role => words.Role(role, Definition)));

    public DueItem Explained(DerivedDeadline deadline) => DueItems.Of(State, deadline, words);

    /// <summary>An action that the case offers.</summary>
    public WorkLink Link(OfferedAction action) => new(
        Outline.Actions[action.Name].Title.In(words.Language),
        Acts(action.For) ? CasePaths.Action(State.Head.Case, action.Name, action.Each) : null,
        About(action.Each),
        Roles(action.For));

    /// <summary>The records of a list that the reader sees, in the order in which they were entered; each with its answers.</summary>
    public IEnumerable<ToldRecord> Records(string list) =>
        Definition.Records.TryGetValue(list, out var type) ? view.Records.Where(row => row.List == list).Select(row => new ToldRecord(row, type, Values)) : [];
}
