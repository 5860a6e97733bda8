using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.Work;
using NodaTime;

namespace ChildProtection.Workflow.Server.Forms;

/// <summary>Who and what can be chosen in a form, besides the codes of its choice lists.</summary>
public sealed record FormChoices
{
    /// <summary>The staff of the authority, for a question for a user.</summary>
    public IReadOnlyList<StaffMember> Staff { get; init; } = [];

    /// <summary>The people on file who belong to the child, for a question for a person: id and name.</summary>
    public IReadOnlyList<(string Id, string Name)> People { get; init; } = [];

    /// <summary>The records that may be chosen as the answer to a question, each with a short line by which people know it.</summary>
    public Func<Question, IReadOnlyList<(string Id, string Name)>> RecordsFor { get; init; } = _ => [];

    /// <summary>Which days to offer for a question that sets the day of something to come; null for any other.</summary>
    public Func<Question, BookingAid?> BookingFor { get; init; } = _ => null;

    /// <summary>The short line by which people know a record, by its list and id.</summary>
    public Func<string, string, string> RecordLine { get; init; } = (_, id) => id;

    /// <summary>The choices of a form about a case.</summary>
    /// <param name="given">What is answered so far: it may narrow the records.</param>
    /// <param name="each">The list and id of the record that the work is for; null when it is for none.</param>
    public static FormChoices Of(
        CaseView view, IReadOnlyList<StaffMember> staff, ValueText values, Form form, Answers given, (string List, string Id)? each, Instant now) => new()
        {
            Staff = staff,
            RecordLine = values.RecordLine,
            People = [.. view.Child.People.Select(person => (person.Id, person.Name))],
            BookingFor = question => FormQuestions.BookingFor(question, view.State.Definition, view.State.Snapshot, view.State.Calendar, now, form, given, each),
            RecordsFor = question => question.Type is FieldType.Record { List: var list }
                ? [.. FormQuestions.RecordsFor(question, view.State.Definition, view.State.Snapshot, view.State.Calendar, now, form, given, each)
                    .Select(id => (id, values.RecordLine(list, id)))]
                : [],
        };
}
