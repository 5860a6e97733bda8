using System.Collections.Immutable;
using NodaTime.Text;

namespace ChildProtection.Workflow.Cases.People.Facts;

/// <summary>Whether a value can be put on file as it is, and how it is written there.</summary>
public static class FactCheck
{
    /// <summary>The value as it is stored: without empty parts and spaces at the ends, numbers as their issuers write them.</summary>
    public static FactValue Tidy(FactKind kind, FactValue value) => value is FactValue.Said said
        ? new FactValue.Said(said.Parts
            .Select(part => KeyValuePair.Create(part.Key, Tidy(kind.Part(part.Key), part.Value.Trim())))
            .Where(part => part.Value.Length > 0)
            .ToImmutableSortedDictionary(StringComparer.Ordinal))
        : value;

    /// <summary>What is wrong, one entry a part; empty: nothing.</summary>
    public static IReadOnlyList<FactFault> Of(FactKind kind, FactValue value) => value switch
    {
        FactValue.Said said => [.. kind.Parts.Select(part => Of(part, said[part.Name])).OfType<FactFault>().Concat(Whole(kind, said)), .. Unknown(kind, said)],
        FactValue.Unsaid { Words: var words } => !kind.HasWayOut ? [new FactFault(FactFault.Unsaid, FaultKind.NoWayOut)]
            : string.IsNullOrWhiteSpace(words) ? [new FactFault(FactFault.Unsaid, FaultKind.Missing)] : [],
        _ => throw new InvalidOperationException("What was withheld cannot be put on file."),
    };

    private static FactFault? Of(FactPart part, string? text) =>
        string.IsNullOrWhiteSpace(text) ? (part.Required ? new FactFault(part.Name, FaultKind.Missing) : null)
        : text.Length > part.CharactersMax ? new FactFault(part.Name, FaultKind.TooLong)
        : IsRight(part, text.Trim()) ? null : new FactFault(part.Name, FaultKind.Wrong);

    private static bool IsRight(FactPart part, string text) => part.Type switch
    {
        PartType.Date => LocalDatePattern.Iso.Parse(text).Success,
        PartType.Choice => part.Choices.Contains(text),
        PartType.NhsNumber => NhsNumber.Normalised(text) is not null,
        PartType.PupilNumber => PupilNumber.Normalised(text) is not null,
        _ => true,
    };

    private static IEnumerable<FactFault> Whole(FactKind kind, FactValue.Said said)
    {
        if (kind == FactKinds.Born && said["on"] is null && said["expected"] is null)
        {
            yield return new FactFault("on", FaultKind.Missing);
        }
        if (kind == FactKinds.OtherName && said["given"] is null && said["family"] is null)
        {
            yield return new FactFault("given", FaultKind.Missing);
        }
    }

    private static IEnumerable<FactFault> Unknown(FactKind kind, FactValue.Said said) =>
        said.Parts.Keys.Where(part => kind.Part(part) is null).Select(part => new FactFault(part, FaultKind.Wrong));

    private static string Tidy(FactPart? part, string text) => part?.Type switch
    {
        PartType.NhsNumber => NhsNumber.Normalised(text) ?? text,
        PartType.PupilNumber => PupilNumber.Normalised(text) ?? text,
        _ => text,
    };
}
