using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>Reads tasks and actions.</summary>
internal sealed class WorkReader(
    ReadingContext context, ExpressionReader expressions, TransitionReader transitions, DeadlineReader deadlines)
{
    private static readonly Dictionary<string, CheckForce> Forces = new()
    {
        ["flag"] = CheckForce.Flag,
        ["soft"] = CheckForce.Soft,
        ["hard"] = CheckForce.Hard,
    };

    private static readonly Dictionary<string, ActionUrgency> Urgencies = new()
    {
        ["high"] = ActionUrgency.High,
        ["immediate"] = ActionUrgency.Immediate,
    };

    public WorkTask? Task(SourceEntry entry, OutlineState at)
    {
        if (MapReader.Open(entry.Value, DefinitionShapes.Task, context) is not { } map)
        {
            return null;
        }
        var (records, form) = (expressions.Each(map.Node("each"), at), context.Form(map.Scalar("form")));
        var scope = Scope(records, form, at);
        var task = new WorkTask
        {
            Name = entry.Key,
            Title = map.Title(entry.Key),
            For = For(map),
            Form = form?.Name,
            Why = map.Text("why"),
            IfMissed = map.Text("if_missed"),
            GoesAway = map.Text("goes_away"),
            Each = records,
            When = expressions.Guard(map.Node("when"), scope with { Answers = null }),
            Again = map.YesNo("again"),
            NotNeededBy = MapReader.Open(map.Node("not_needed"), DefinitionShapes.NotNeeded, context) is { } notNeeded
                ? context.Roles(notNeeded.Scalars("by")) : [],
            Gives = [.. map.Scalars("gives").Select(document => document.Value)],
            Checks = Checks(map, entry.Key, scope),
            Done = transitions.Read(map.List("done"), scope),
            Basis = map.Basis(),
            Place = entry.Place,
        };
        return task with { Deadline = deadlines.OfTask(map, entry, task, at) };
    }

    public WorkAction? Action(SourceEntry entry, OutlineState at)
    {
        if (MapReader.Open(entry.Value, DefinitionShapes.Action, context) is not { } map)
        {
            return null;
        }
        var (records, form) = (expressions.Each(map.Node("each"), at), context.Form(map.Scalar("form")));
        var scope = Scope(records, form, at);
        return new WorkAction
        {
            Name = entry.Key,
            Title = map.Title(entry.Key),
            For = For(map),
            Form = form?.Name,
            Why = map.Text("why"),
            Urgency = map.OneOf("urgency", Urgencies) ?? ActionUrgency.Ordinary,
            Each = records,
            When = expressions.Guard(map.Node("when"), scope with { Answers = null }),
            Checks = Checks(map, entry.Key, scope),
            Done = transitions.Read(map.List("done"), scope),
            Basis = map.Basis(),
            Place = entry.Place,
        };
    }

    private NameScope Scope(EachRecord? records, Form? form, OutlineState at) => new()
    {
        At = at,
        Each = records is null ? null : context.Names.Records[records.List],
        Answers = form is null ? null : NameScope.AnswersOf(form.Questions),
    };

    private IReadOnlyList<string> For(MapReader map)
    {
        var roles = map.Scalars("for").Select(context.Role).ToList();
        if (map.Has("for") && roles.TrueForAll(role => role is { Held: RoleHolding.Outside }))
        {
            context.Findings.Error(
                LanguageCodes.NobodyCanDoIt, map.PlaceOf("for"), "Nobody of these roles has an account, so nobody could do this.",
                "Add the role that does it on their behalf.");
        }
        return [.. roles.OfType<Role>().Select(role => role.Name)];
    }

    private IReadOnlyList<Check> Checks(MapReader work, string name, NameScope scope) =>
        [.. work.List("checks").Select((node, index) => Check(node, $"{name}.{index + 1}", scope)).OfType<Check>()];

    private Check? Check(SourceNode node, string name, NameScope scope)
    {
        if (MapReader.Open(node, DefinitionShapes.Check, context) is not { } map)
        {
            return null;
        }
        var force = map.OneOf("force", Forces) ?? CheckForce.Hard;
        var by = context.Roles(map.Scalars("override"));
        if (force == CheckForce.Soft != map.Has("override"))
        {
            var fix = force == CheckForce.Soft ? "Add 'override:' with the roles that may let it pass." : "Leave 'override' out, or write 'force: soft'.";
            context.Findings.Error(LanguageCodes.OverrideRoles, map.Place, $"A check of force {map.Scalar("force")?.Value ?? "hard"} {(force == CheckForce.Soft ? "names the roles that may override it" : "is not overridden by anybody")}.", fix);
        }
        if (map.Has("alone") && force != CheckForce.Soft)
        {
            context.Findings.Error(LanguageCodes.OverrideRoles, map.PlaceOf("alone"), "Only a check of force soft is let pass at all.", "Leave 'alone' out.");
        }
        return expressions.Guard(map.Node("that"), scope) is { } that
            ? new Check(name, that, map.Text("else") ?? LocalizedText.None, force, by, map.YesNo("alone"), map.Basis(), node.Place)
            : null;
    }
}
