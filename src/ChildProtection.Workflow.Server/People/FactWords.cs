using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Texts;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.People;

/// <summary>Facts about people said in words.</summary>
public sealed class FactWords(Words words)
{
    public string Title(FactKind kind) => words[$"people.kind_{kind.Name}"];

    public string Title(FactPart part) => words[$"people.part_{part.Name}"];

    public string Choice(string code) => words[$"people.choice_{code}"];

    public string Reason(UnsaidReason reason) => words[$"people.unsaid_{reason.ToString().ToLowerInvariant()}"];

    public string Value(Fact fact) => fact.Value switch
    {
        FactValue.Said said when fact.Kind == FactKinds.Name => $"{said["given"]} {said["family"]}".Trim(),
        FactValue.Said said when fact.Kind == FactKinds.Address => string.Join(", ", new[] { said["lines"], said["postcode"] }.OfType<string>()),
        FactValue.Said said => string.Join("; ", fact.Kind.Parts.Where(part => said[part.Name] is not null).Select((part, index) => Part(part, said[part.Name]!, index == 0))),
        FactValue.Unsaid unsaid => $"{Reason(unsaid.Reason)}: {unsaid.Words}",
        _ => words["people.withheld"],
    };

    /// <summary>One part alone; empty where it is not said.</summary>
    public string Part(Fact fact, string part) =>
        fact.Value is FactValue.Said said && said[part] is { } text && fact.Kind.Part(part) is { } known ? Said(known, text) : string.Empty;

    /// <summary>Since when and until when it was so; empty: not known.</summary>
    public string Time(Fact fact) => (fact.From, fact.To) switch
    {
        ({ } from, null) => words.With("people.since", Day(from)),
        ({ } from, { } to) => words.With("people.from_to", Day(from), Day(to)),
        (null, { } to) => words.With("people.until", Day(to)),
        _ => string.Empty,
    };

    public string Day(LocalDate day) => DateWords.Short(day, words.Spoken);

    private string Part(FactPart part, string text, bool first) => first ? Said(part, text) : words.With("people.part_said", Title(part), Said(part, text));

    private string Said(FactPart part, string text) => part.Type switch
    {
        PartType.Choice => Choice(text),
        PartType.Date when LocalDatePattern.Iso.Parse(text) is { Success: true } day => Day(day.Value),
        PartType.NhsNumber => NhsNumber.Spaced(text),
        _ => text,
    };
}
