using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>Finds what a name means, and says so when it means nothing.</summary>
internal static class Lookup
{
    public static T? Find<T>(this ReadingContext context, IReadOnlyDictionary<string, T> known, SourceScalar? name, string code, string what)
        where T : class
    {
        if (name is null || known.TryGetValue(name.Value, out var found))
        {
            return name is null ? null : known[name.Value];
        }
        Unknown(context, name, known.Keys, code, what);
        return null;
    }

    public static Role? Role(this ReadingContext context, SourceScalar? name) =>
        context.Find(context.Names.Roles, name, LanguageCodes.UnknownRole, "role");

    public static IReadOnlyList<string> Roles(this ReadingContext context, IEnumerable<SourceScalar> names) =>
        [.. names.Select(context.Role).OfType<Role>().Select(role => role.Name)];

    public static Form? Form(this ReadingContext context, SourceScalar? name) =>
        context.Find(context.Names.Forms, name, LanguageCodes.UnknownForm, "form");

    public static RecordType? Record(this ReadingContext context, SourceScalar? name) =>
        context.Find(context.Names.Records, name, LanguageCodes.UnknownRecord, "record type");

    /// <summary>A record may point to one of a list that is declared after it: asked of the names alone, which are known from the start.</summary>
    public static bool IsRecordDeclared(this ReadingContext context, SourceScalar name)
    {
        var declared = context.RecordNames.Contains(name.Value);
        if (!declared)
        {
            Unknown(context, name, context.RecordNames, LanguageCodes.UnknownRecord, "record type");
        }
        return declared;
    }

    public static CaseField? Field(this ReadingContext context, SourceScalar? name) =>
        context.Find(context.Names.Fields, name, LanguageCodes.UnknownField, "field");

    public static OutlineState? State(this ReadingContext context, OutlineState from, SourceScalar name)
    {
        var found = Outline.Resolve(from, name.Value);
        if (found is null)
        {
            var elsewhere = context.Outline.States().Where(state => state.Name == name.Value.Split('.')[^1]).Select(state => $"'{state.Path}'").ToList();
            var fix = elsewhere.Count > 0 ? $"Write {string.Join(" or ", elsewhere)}." : NearestName.Ask(name.Value, context.StatesFrom(from)) ?? "Write the name of a state beside this one, or a path from a state around it.";
            context.Findings.Error(LanguageCodes.UnknownState, name.Place, $"There is no state '{name.Value}' that can be named from here.", fix);
        }
        return found;
    }

    /// <summary>The names and paths by which states can be named from a state.</summary>
    public static IEnumerable<string> StatesFrom(this ReadingContext context, OutlineState from) =>
        context.Outline.States().SelectMany(state => new[] { state.Name, state.Path }).Distinct().Where(name => Outline.Resolve(from, name) is not null);

    public static void Unknown(this ReadingContext context, SourceScalar name, IEnumerable<string> known, string code, string what)
    {
        var names = known.Distinct().ToList();
        var fix = NearestName.Ask(name.Value, names) ?? (names.Count is > 0 and <= 12 ? $"There are {string.Join(", ", names)}." : $"Declare it, or write the name of a {what} that there is.");
        context.Findings.Error(code, name.Place, $"There is no {what} '{name.Value}'.", fix);
    }
}
