using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Texts;
using FsCheck;
using FsCheck.Fluent;

namespace ChildProtection.Workflow.Engine.Tests.Expressions;

/// <summary>What is true of every well-typed expression on every case.</summary>
public sealed class ExpressionPropertyTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(3_000).WithReplay(20_260_302, 9);

    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    [Test]
    public void Evaluating_never_throws_and_the_explanation_comes_to_the_same_value()
    {
        var decided = 0;
        Prop.ForAll(Seeds, seed =>
        {
            var random = new RandomExpressions(seed);
            var expression = Typed(random);
            if (expression is null)
            {
                return true;
            }
            var facts = random.Facts();
            var value = expression.Evaluate(facts);
            decided += value.IsKnown ? 1 : 0;
            return expression.Explain(facts, Language.English).Value == value && expression.Explain(facts, Language.Welsh).Value == value
                && (value.Kind == expression.Type.Kind || !value.IsKnown);
        }).Check(Fixed);

        // Expressions that are always unknown, or refused as too long, would show nothing.
        Assert.That(decided, Is.GreaterThan(1_000));
    }

    [Test]
    public void A_constant_expression_comes_to_its_constant_on_every_case()
    {
        Prop.ForAll(Seeds, seed =>
        {
            var random = new RandomExpressions(seed);
            var expression = Typed(random);
            return expression?.Constant is not { } constant || expression.Evaluate(random.Facts()) == constant;
        }).Check(Fixed);
    }

    [Test]
    public void The_order_of_records_in_their_list_changes_nothing()
    {
        Prop.ForAll(Seeds, seed =>
        {
            var random = new RandomExpressions(seed);
            var expression = Typed(random);
            var facts = random.Facts();
            var turned = new SampleFacts
            {
                Fields = facts.Fields, Parameters = facts.Parameters, Visits = [.. facts.Visits.Reverse()], Conferences = facts.Conferences,
            };
            return expression is null || expression.Evaluate(facts) == expression.Evaluate(turned);
        }).Check(Fixed);
    }

    [Test]
    public void Any_text_at_all_is_read_or_refused()
    {
        Prop.ForAll<string>(text =>
        {
            var parsing = ExpressionParser.Parse(text ?? "", Sample.Place);
            return parsing.IsRead == parsing.Diagnostics.IsEmpty;
        }).Check(Fixed);
    }

    [Test]
    public void Any_row_of_words_of_the_language_is_read_or_refused()
    {
        var words = Gen.Elements(
            "not", "and", "or", "in", "(", ")", ",", "=", "<", "-", "+", ".", ":", "if", "then", "else", "latest", "all", "visit", "where", "born", "10", "days",
            "'x'", "2026-03-01", "same", "working", "known", "unknown");
        Prop.ForAll(words.ArrayOf().ToArbitrary(), row =>
        {
            var parsing = ExpressionParser.Parse(string.Join(' ', row), Sample.Place);
            var (expression, diagnostics) = ExpressionTyping.Check(parsing, new SampleScope());
            return (expression is null) == !diagnostics.IsEmpty;
        }).Check(Fixed);
    }

    private static TypedExpression? Typed(RandomExpressions random)
    {
        var text = random.Condition(3);
        var (expression, diagnostics) = ExpressionTyping.Check(ExpressionParser.Parse(text, Sample.Place), new SampleScope(), ExpressionType.Bool);
        var isTooLong = text.Length > ExpressionParser.ExpressionLengthMax;
        Assert.That(diagnostics.IsEmpty || isTooLong, Is.True, () => $"{text}\n{string.Join('\n', diagnostics)}");
        return expression;
    }
}
