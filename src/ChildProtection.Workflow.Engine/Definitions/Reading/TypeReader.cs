using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>Reads what kind of value a field, question or argument holds.</summary>
internal static class TypeReader
{
    private static readonly string[] Types =
        ["yes_no", "number", "text", "long_text", "date", "moment", "period", "choice", "choices", "user", "person", "record", "records"];

    /// <param name="inForm">Several records at once are asked for in forms only.</param>
    public static FieldType? Read(MapReader map, ReadingContext context, bool inForm = false)
    {
        if (map.Scalar("type") is not { } type)
        {
            return null;
        }
        if (type.Value is "choice" or "choices")
        {
            return Choice(map, context, several: type.Value == "choices");
        }
        if (type.Value == "record")
        {
            return Of(map, context) && map.Scalar("of") is { } list && context.IsRecordDeclared(list) ? new FieldType.Record(list.Value) : null;
        }
        if (type.Value == "records" && inForm)
        {
            return Of(map, context) && context.Record(map.Scalar("of")) is { } record ? new FieldType.Records(record.Name) : null;
        }
        if (Plain(map, type.Value) is not { } plain)
        {
            return Unknown(type, context);
        }
        if (map.Has("of"))
        {
            context.Findings.Error(LanguageCodes.UnknownKey, map.PlaceOf("of"), $"A {type.Value} is not 'of' anything.", "Leave 'of' out, or make the type choice.");
        }
        return plain;
    }

    private static FieldType? Plain(MapReader map, string type) => type switch
    {
        "yes_no" => new FieldType.YesNo(),
        "number" => new FieldType.Number(),
        "text" => new FieldType.Text(Long: false),
        "long_text" => new FieldType.Text(Long: true),
        "date" => new FieldType.Date(),
        "moment" => new FieldType.Moment(),
        "period" => new FieldType.Period(),
        "user" => new FieldType.User(map.Scalar("role")?.Value),
        "person" => new FieldType.Person(),
        _ => null,
    };

    private static FieldType.Choice? Choice(MapReader map, ReadingContext context, bool several) =>
        Of(map, context)
        && context.Find(context.Names.Choices, map.Scalar("of"), LanguageCodes.UnknownChoiceList, "choice list") is { } list
            ? new FieldType.Choice(list.Name, several)
            : null;

    private static bool Of(MapReader map, ReadingContext context)
    {
        if (!map.Has("of"))
        {
            context.Findings.Error(LanguageCodes.MissingKey, map.Place, "The key 'of' is missing.", "Name the list with 'of:'.");
        }
        return map.Has("of");
    }

    private static FieldType? Unknown(Sources.SourceScalar type, ReadingContext context)
    {
        var fix = type.Value == "records" ? "Several records at once are asked for in forms only." : NearestName.Ask(type.Value, Types);
        context.Findings.Error(LanguageCodes.WrongValue, type.Place, $"'{type.Value}' is not a type that can stand here.", fix ?? $"The types are {string.Join(", ", Types)}.");
        return null;
    }
}
