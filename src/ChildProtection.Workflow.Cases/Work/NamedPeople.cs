using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Cases.Work;

/// <summary>
/// Whom an input names. A case that is given to somebody who does not work here has a lead worker on paper, so that no vacancy is raised, and nobody
/// who visits the child: it is refused before the engine, which knows no staff, believes it.
/// </summary>
internal static class NamedPeople
{
    /// <summary>What is wrong with the people that the input names; empty when all of them can be named.</summary>
    public static ImmutableArray<Refusal> Check(Definition definition, CaseInput input, AuthorityId authority, StaffAsSeen staff) =>
    [
        .. Named(definition, input)
            .Where(named => named.Type is FieldType.User && named.User.IsKnown && !MayBeNamed(named, authority, staff))
            .Select(named => new Refusal(
                WorkCodes.NotOnTheStaff, $"'{named.User}' is nobody who works here{InRole(definition, named.Role ?? named.Given?.HeldBy.FirstOrDefault())}. Choose somebody from the list.", named.Question)),
    ];

    /// <summary>Those whom the input gives a role for the case, by id, each with the question that names them.</summary>
    public static IEnumerable<(string User, string? Question)> GivenARole(Definition definition, CaseInput input) =>
        Named(definition, input)
            .Where(named => named.Type is FieldType.User && named.User.Kind == ValueKind.Text && (named.Role is not null || input is CaseInput.AssignRole))
            .Select(named => (named.User.Text, named.Question));

    /// <summary>Those whom the input names for one role, by id, each with the question that names them.</summary>
    public static IEnumerable<(string User, string? Question)> NamedAs(string role, Definition definition, CaseInput input) =>
        Named(definition, input)
            .Where(named => named.Type is FieldType.User && named.User.Kind == ValueKind.Text && (named.Role == role || input is CaseInput.AssignRole { Role: var given } && given == role))
            .Select(named => (named.User.Text, named.Question));

    /// <summary>Whether the input names people on file, whom the child's file must have.</summary>
    public static bool NamesPeopleOnFile(Definition definition, CaseInput input) =>
        Named(definition, input).Any(named => named.Type is FieldType.Person && named.User.IsKnown);

    /// <summary>What is wrong with the people on file that the input names; empty when all of them belong to the child.</summary>
    /// <param name="child">The child's file; null: nothing of the child is on file yet.</param>
    public static ImmutableArray<Refusal> CheckOnFile(Definition definition, CaseInput input, ChildFile? child) =>
    [
        .. Named(definition, input)
            .Where(named => named.Type is FieldType.Person && named.User.IsKnown)
            .Where(named => named.User.Kind != ValueKind.Text || child?.People.Any(person => person.Id == named.User.Text) != true)
            .Select(named => new Refusal(
                WorkCodes.NotOnFile, $"'{named.User}' is nobody on file who belongs to this child. Put them on file first, or choose somebody from the list.", named.Question)),
    ];

    private static bool MayBeNamed(Person named, AuthorityId authority, StaffAsSeen staff) =>
        named.User.Kind == ValueKind.Text
        && staff.Find(authority, named.User.Text) is { } member
        && (named.Role is { } role ? member.Holds(role)
            : named.Given is { HeldBy.Count: > 0 } given ? given.HeldBy.Any(member.Holds)
            : AccessTable.Allows(member, Permission.DoWork));

    private static IEnumerable<Person> Named(Definition definition, CaseInput input) => input switch
    {
        CaseInput.Open open => In(definition, open.OpeningIn(definition)?.Form, open.Answers),
        CaseInput.CompleteTask done => In(definition, DefinitionOutline.Of(definition).Tasks.GetValueOrDefault(done.Task)?.Form, done.Answers),
        CaseInput.TakeAction taken => In(definition, DefinitionOutline.Of(definition).Actions.GetValueOrDefault(taken.Action)?.Form, taken.Answers),
        CaseInput.AssignRole assign => [new Person(new FieldType.User(null), Value.Of(assign.User), null) { Given = definition.Roles.GetValueOrDefault(assign.Role) }],
        CaseInput.CorrectField correct when definition.Fields.TryGetValue(correct.Field, out var field) => Of(field.Type, correct.NewValue, correct.Field),
        CaseInput.CorrectRecord correct when definition.Records.TryGetValue(correct.List, out var list) =>
            correct.Changes.Where(change => list.Fields.ContainsKey(change.Key)).SelectMany(change => Of(list.Fields[change.Key].Type, change.Value, change.Key)),
        _ => [],
    };

    private static IEnumerable<Person> In(Definition definition, string? form, Answers answers) =>
        form is null ? [] : definition.Forms[form].Questions.SelectMany(question => question.Type is FieldType.Records
            ? answers.Records.GetValueOrDefault(question.Name, []).SelectMany((row, index) => question.Each.SelectMany(
                each => Of(each.Type, row.GetValueOrDefault(each.Name), $"{question.Name}[{index + 1}].{each.Name}")))
            : Of(question.Type, answers.Values.GetValueOrDefault(question.Name), question.Name));

    private static IEnumerable<Person> Of(FieldType type, Value value, string question) =>
        type is FieldType.User or FieldType.Person ? [new Person(type, value, question)] : [];

    private static string InRole(Definition definition, string? role) =>
        role is not null && definition.Roles.TryGetValue(role, out var known) ? $" as {known.Title.In("en")}" : string.Empty;

    private sealed record Person(FieldType Type, Value User, string? Question)
    {
        public string? Role => (Type as FieldType.User)?.Role;

        /// <summary>The role of the case that they are given; null: none.</summary>
        public Role? Given { get; init; }
    }
}
