using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace ChildProtection.Workflow.Cases.Simulation;

/// <summary>Reads a practice from YAML, such as <c>workflows/wales/practice.yaml</c>.</summary>
public static class PracticeFile
{
    /// <summary>Reads the text.</summary>
    /// <exception cref="FormatException">The text is not a practice; the message names the line.</exception>
    public static Practice Parse(string text, string path)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlDotNet.Core.YamlException exception)
        {
            throw new FormatException($"{path}:{exception.Start.Line}: {exception.Message}", exception);
        }
        if (stream.Documents is not [{ RootNode: YamlMappingNode root }])
        {
            throw new FormatException($"{path}:1: A practice is one document with 'answers', 'keeps' and 'happens'.");
        }
        return new Practice
        {
            Answers = Map(root, "answers", path, (_, work) => (IReadOnlyDictionary<string, AnswerHabit>)Entries(work, path, (_, answer) => Habit(path, answer))),
            Keeps = Map(root, "keeps", path, (_, action) => Scalar(action, path)),
            Happens = Map(root, "happens", path, (_, times) => Number(times, path)),
        };
    }

    private static AnswerHabit Habit(string path, YamlNode node) => node switch
    {
        YamlScalarNode { Value: "never" } => new AnswerHabit.Never(),
        YamlScalarNode { Value: "an invented name" } => new AnswerHabit.InventedName(),
        YamlScalarNode scalar => new AnswerHabit.Always(scalar.Value ?? string.Empty),
        YamlMappingNode { Children.Count: 1 } range when range.Children.First() is { Key: YamlScalarNode { Value: "days" or "number" or "records" } kind, Value: YamlSequenceNode { Children.Count: 2 } bounds } =>
            Range(kind.Value!, (int)Number(bounds.Children[0], path), (int)Number(bounds.Children[1], path)),
        YamlMappingNode { Children.Count: 1 } same when same.Children.First() is { Key: YamlScalarNode { Value: "as" }, Value: var other } =>
            new AnswerHabit.SameAs(Scalar(other, path)),
        YamlMappingNode weights => new AnswerHabit.Weighted([.. weights.Children.Select(pair => (Scalar(pair.Key, path), Number(pair.Value, path)))]),
        _ => throw Wrong(node, path, "An answer is a value, never, an invented name, weights by code, { as: question }, { days: [a, b] }, { number: [a, b] } or { records: [a, b] }."),
    };

    private static AnswerHabit Range(string kind, int least, int most) => kind switch
    {
        "days" => new AnswerHabit.InDays(least, most),
        "number" => new AnswerHabit.Between(least, most),
        _ => new AnswerHabit.Several(least, most),
    };

    private static IReadOnlyDictionary<string, T> Map<T>(YamlMappingNode root, string key, string path, Func<string, YamlNode, T> read) =>
        root.Children.TryGetValue(new YamlScalarNode(key), out var node) ? Entries(node, path, read) : ImmutableDictionary<string, T>.Empty;

    private static Dictionary<string, T> Entries<T>(YamlNode node, string path, Func<string, YamlNode, T> read) =>
        node is YamlMappingNode map
            ? map.Children.ToDictionary(pair => Scalar(pair.Key, path), pair => read(path, pair.Value), StringComparer.Ordinal)
            : throw Wrong(node, path, "A list of names with their values is needed here.");

    private static string Scalar(YamlNode node, string path) =>
        node is YamlScalarNode { Value: { } value } ? value : throw Wrong(node, path, "A single value is needed here.");

    private static double Number(YamlNode node, string path) =>
        double.TryParse(Scalar(node, path), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong(node, path, "A number is needed here.");

    private static FormatException Wrong(YamlNode node, string path, string words) => new($"{path}:{node.Start.Line}: {words}");
}
