using System.Globalization;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;
using NodaTime.Text;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>Reads the values that an authority may set. Their kind is seen from how they are written.</summary>
internal sealed class ParameterReader(ReadingContext context, ExpressionReader expressions)
{
    public void Read(SourceNode? section)
    {
        foreach (var entry in MapReader.Named(section, context))
        {
            if (MapReader.Open(entry.Value, DefinitionShapes.Parameter, context) is { } map && Read(entry, map) is { } parameter)
            {
                context.Names.Parameters.TryAdd(entry.Key, parameter);
            }
        }
    }

    private Parameter? Read(SourceEntry entry, MapReader map)
    {
        var values = map.Scalars("value");
        var type = map.Has("of") ? Choice(map, values) : Types(values);
        if (map.Scalar("choose") is { } choose && choose.Value != "shortest")
        {
            context.Findings.Error(LanguageCodes.WrongValue, choose.Place, $"'{choose.Value}' is not a way to choose.", "Write shortest: of several limits the shortest counts, always.");
        }
        if (type is null)
        {
            return null;
        }
        if (values.Count > 1 && type is not FieldType.Period)
        {
            context.Findings.Error(LanguageCodes.WrongValue, values[1].Place, "Only periods can be several; of these the shortest counts.", "Write one value.");
        }
        var typed = values.Select(value => expressions.Value(value, new NameScope { At = context.Outline.Root }, type)).ToList();
        return typed.TrueForAll(value => value is not null)
            ? new Parameter(entry.Key, map.Title(entry.Key), [.. typed.Select(value => value!)], type, map.Text("statutory"), map.Basis(), entry.Place)
            : null;
    }

    private FieldType.Choice? Choice(MapReader map, IReadOnlyList<SourceScalar> values)
    {
        if (context.Find(context.Names.Choices, map.Scalar("of"), LanguageCodes.UnknownChoiceList, "choice list") is not { } list)
        {
            return null;
        }
        var codes = list.Codes.Select(code => code.Code).ToList();
        foreach (var value in values.Where(value => !codes.Contains(value.Value)))
        {
            context.Unknown(value, codes, LanguageCodes.UnknownChoice, $"code in {list.Name}");
        }
        return values.All(value => codes.Contains(value.Value)) ? new FieldType.Choice(list.Name, Several: false) : null;
    }

    private FieldType? Types(IReadOnlyList<SourceScalar> values)
    {
        if (values.Count == 0)
        {
            return null;
        }
        var types = values.Select(Type).ToList();
        for (var i = 0; i < types.Count; i++)
        {
            if (types[i] is null || types[i] != types[0])
            {
                context.Findings.Error(
                    LanguageCodes.WrongValue, values[i].Place, $"'{values[i].Value}' is not a value that a parameter can have here.",
                    "Write a period such as 10 working days, a number, a date, yes or no; or a code, with the choice list in 'of:'.");
                return null;
            }
        }
        return types[0];
    }

    private static FieldType? Type(SourceScalar value)
    {
        if (value.Value is "yes" or "no")
        {
            return new FieldType.YesNo();
        }
        if (CalendarPeriod.TryParse(value.Value, out _, out _))
        {
            return new FieldType.Period();
        }
        if (LocalDatePattern.Iso.Parse(value.Value).Success)
        {
            return new FieldType.Date();
        }
        return decimal.TryParse(value.Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? new FieldType.Number()
            : null;
    }
}
