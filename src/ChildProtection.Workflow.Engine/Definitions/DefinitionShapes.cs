using System.Reflection;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>Every kind of element of the language with its keys: the one table that readers, diagnostics and the schema follow.</summary>
public static class DefinitionShapes
{
    /// <summary>The sections that any file may have.</summary>
    internal static readonly string[] Vocabulary =
        ["parameters", "choices", "fields", "records", "forms", "roles", "ladders", "events", "signals", "effects", "documents", "safety"];

    public static readonly DefinitionShape Document = new(
        "document",
        ["workflow", "title", "jurisdiction", "calendar", "opens", "states"],
        ["languages", "include", "initial", "takes_over", .. Vocabulary]);

    /// <summary>A file that others include.</summary>
    public static readonly DefinitionShape Included = new("included", [], ["include", .. Vocabulary]);

    /// <summary>An authority's own file over a whole definition.</summary>
    public static readonly DefinitionShape Overlay = new(
        "overlay",
        ["overlay", "workflow", "title"],
        ["calendar", "parameters", "texts", "choices", "fields", "forms", "ladders", "events", "documents", "states"]);

    public static readonly DefinitionShape OverlayParameter = new("overlay_parameter", ["value"], ["basis"]);

    public static readonly DefinitionShape OverlayForm = new("overlay_form", ["questions"], []);

    public static readonly DefinitionShape OverlayState = new("overlay_state", [], ["tasks", "actions", "deadlines"]);

    public static readonly DefinitionShape Parameter = new("parameter", ["value"], ["title", "of", "choose", "statutory", "basis"]);

    public static readonly DefinitionShape Field = new("field", ["type", "title"], ["of", "role", "seen_by", "corrected_by", "basis"]);

    /// <summary>A value that a signal brings or an effect is given.</summary>
    public static readonly DefinitionShape Argument = new("argument", ["type"], ["of", "role", "title"]);

    public static readonly DefinitionShape Record = new("record", ["title"], ["on", "fields", "seen_by", "corrected_by", "basis"]);

    public static readonly DefinitionShape Form = new("form", ["title", "questions"], ["records", "each"]);

    public static readonly DefinitionShape Question = new(
        "question", ["ask"], ["type", "of", "role", "where", "title", "hint", "offer", "by", "required", "why", "not_known", "when", "shared", "for_each", "questions", "basis"]);

    public static readonly DefinitionShape Role = new("role", ["title", "held"], ["held_by", "sees", "basis"]);

    /// <summary>All that a role sees of a case.</summary>
    public static readonly DefinitionShape Sees = new("sees", [], ["facts", "records"]);

    public static readonly DefinitionShape Ladder = new("ladder", ["title", "rungs"], ["alarm", "protects", "acknowledge_within", "basis"]);

    /// <summary>A limit that is another while the offices are closed.</summary>
    public static readonly DefinitionShape AcknowledgeWithin = new("acknowledge_within", ["in_hours", "out_of_hours"], []);

    public static readonly DefinitionShape Rung = new("rung", ["at", "to"], ["copy", "repeat", "times", "unless_owned"]);

    public static readonly DefinitionShape Event = new("event", ["title", "audience"], ["payload", "safety_critical", "basis"]);

    public static readonly DefinitionShape Signal = new("signal", ["title"], ["fields"]);

    public static readonly DefinitionShape Opening = new("opening", ["form", "for"], ["do", "basis"]);

    /// <summary>How a case begins that was worked elsewhere before.</summary>
    public static readonly DefinitionShape TakingOver = new("taking_over", ["form", "for"], ["do", "ladders_from", "basis"]);

    public static readonly DefinitionShape State = new(
        "state",
        [],
        ["use", "title", "initial", "states", "regions", "final", "entry", "exit", "tasks", "actions", "deadlines", "on", "always", "basis"]);

    public static readonly DefinitionShape Task = new(
        "task",
        ["title", "for"],
        ["form", "why", "if_missed", "goes_away", "each", "when", "again", "not_needed", "gives", "checks", "deadline", "done", "basis"]);

    public static readonly DefinitionShape NotNeeded = new("not_needed", ["by"], []);

    public static readonly DefinitionShape Action = new("action", ["title", "for"], ["form", "why", "urgency", "each", "when", "checks", "done", "basis"]);

    public static readonly DefinitionShape Check = new("check", ["that", "else"], ["force", "override", "alone", "basis"]);

    /// <summary>A task's deadline: named and shown by its task, and met by it unless it says what meets it.</summary>
    public static readonly DefinitionShape TaskDeadline = new(
        "task_deadline", [], ["within", "before", "at", "from", "met", "when", "until", "remind", "ladder", "paused_until", "statutory", "basis"]);

    public static readonly DefinitionShape Deadline = new(
        "deadline",
        ["title", "for"],
        ["within", "before", "at", "from", "met", "when", "until", "each", "remind", "ladder", "paused_until", "if_missed", "goes_away", "statutory", "basis"]);

    public static readonly DefinitionShape Transition = new(
        "transition", [], ["when", "do", "to", "resume", "reenter", "priority", "basis"]);

    /// <summary>What can be done, besides the effects that the definition declares.</summary>
    public static readonly DefinitionShape Effect = new(
        "effect", [], ["set", "record", "record_each", "update", "update_each", "publish", "raise", "assign", "vacate"]);

    public static readonly DefinitionShape NewRecord = new("new_record", ["list"], ["with"]);

    public static readonly DefinitionShape NewRecords = new("new_records", ["list"], ["from", "of", "with"]);

    public static readonly DefinitionShape ChangedRecords = new("changed_records", ["list", "set"], ["where"]);

    /// <summary>A document of the case; a <see cref="Document"/> is what an administrator writes.</summary>
    public static readonly DefinitionShape Paper = new("paper", ["title", "to", "parts"], ["each", "recipient", "given_by", "letter", "when", "withheld", "redacted", "basis"]);

    public static readonly DefinitionShape PaperPart = new("paper_part", [], ["heading", "text", "show", "list", "columns", "none", "when", "sensitive", "sensitive_rows"]);

    public static readonly DefinitionShape Safety = new("safety", ["while", "always"], ["title", "basis"]);

    /// <summary>The rules of one source, which may be named as a basis: a file of its own, which no definition includes.</summary>
    internal static readonly DefinitionShape RuleBook = new("rule_book", ["source", "rules"], []);

    internal static readonly DefinitionShape RuleSource = new("rule_source", ["id", "title"], []);

    internal static readonly DefinitionShape Rule = new("rule", ["title"], ["clause", "force", "figure", "serves"]);

    public static IReadOnlyList<DefinitionShape> All { get; } =
    [
        .. typeof(DefinitionShapes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<DefinitionShape>(),
    ];
}
