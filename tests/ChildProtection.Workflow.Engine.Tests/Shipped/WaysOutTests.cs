using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Engine.Tests.Shipped;

/// <summary>
/// No measure may be met by a false record, so every demanding question has an honest way out (rules.md section 0, 8): it may be said not to be known, with a reason, or one of
/// its choices says so. A text is its own way out. What is left is what whoever answers decides, does or sets, which is never unknown to them.
/// </summary>
public sealed class WaysOutTests
{
    // Choices by which somebody says that it is not so, not known or not done.
    private static readonly string[] WayOutWords =
        ["not_known", "unknown", "unsure", "not_", "no_", "none", "other", "unable", "undecided", "unsafe", "declined", "refused", "nobody", "neither", "unclear", "different", "decided_elsewhere"];

    /// <summary>The questions that only whoever answers can know, and why.</summary>
    private static readonly IReadOnlyDictionary<string, string> Exceptions = File.ReadAllLines(Path.Combine(ShippedWorkflows.Folder, "..", "tests/ChildProtection.Workflow.Engine.Tests/Shipped/answers-always-known.txt"))
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(" - ", 2)).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    [TestCaseSource(typeof(ShippedWorkflows), nameof(ShippedWorkflows.Definitions))]
    [Covers("W27")]
    public void Every_demanding_question_has_an_honest_way_out(string path)
    {
        var without = Demanding(path).Except(Exceptions.Keys).ToList();

        Assert.That(without, Is.Empty, string.Join(Environment.NewLine, without));
    }

    [Test]
    public void No_exception_stands_for_a_question_that_is_not_there_or_has_a_way_out()
    {
        Assert.That(Exceptions.Keys.Except(ShippedWorkflows.Definitions.SelectMany(Demanding)), Is.Empty);
    }

    /// <summary>Required questions that have none, as <c>form.question</c>.</summary>
    private static IEnumerable<string> Demanding(string path)
    {
        var definition = ShippedWorkflows.Load(path).Definition!;
        return
            from form in definition.Forms.Values
            from question in form.Questions.SelectMany(question => question.Each.Select(each => (Name: $"{question.Name}.{each.Name}", Question: each)).Prepend((question.Name, Question: question)))
            where question.Question is { Required: not null, MayBeNotKnown: false, Name: not "on" } && !HasWayOut(definition, question.Question.Type)
            select $"{form.Name}.{question.Name}";
    }

    private static bool HasWayOut(Definition definition, FieldType type) => type switch
    {
        FieldType.Text or FieldType.Records => true,
        FieldType.Choice choice => definition.Choices[choice.List].Codes.Any(code => WayOutWords.Any(word => code.Code.Contains(word, StringComparison.Ordinal))),
        _ => false,
    };
}
