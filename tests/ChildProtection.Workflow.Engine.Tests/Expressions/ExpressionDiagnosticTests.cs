using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Tests.Expressions;

public sealed class ExpressionDiagnosticTests
{
    [TestCase("", DiagnosticCodes.ExpressionEmpty, 21, "Nothing is written here")]
    [TestCase("born & registered", DiagnosticCodes.ExpressionCharacter, 26, "'&' has no meaning")]
    [TestCase("worker = \"Sam\"", DiagnosticCodes.ExpressionCharacter, 30, "single quotes")]
    [TestCase("born and", DiagnosticCodes.ExpressionUnexpected, 29, "The expression ends where a value was expected")]
    [TestCase("born and or registered", DiagnosticCodes.ExpressionUnexpected, 30, "'or' stands where a value was expected")]
    [TestCase("(born", DiagnosticCodes.ExpressionUnexpected, 26, "')' was expected")]
    [TestCase("born registered", DiagnosticCodes.ExpressionUnexpected, 26, "the end was expected")]
    [TestCase("1 < children < 3", DiagnosticCodes.ExpressionUnexpected, 34, "Join two comparisons with and")]
    [TestCase("count(where born)", DiagnosticCodes.ExpressionUnexpected, 27, "a record list was expected")]
    [TestCase("known(holder(manager))", DiagnosticCodes.ExpressionElementUnknown, 34, "There is no role given case by case 'manager'")]
    [TestCase("worker = 'Sam", DiagnosticCodes.ExpressionTextUnfinished, 30, "has no end")]
    [TestCase("today > 2026-02-30", DiagnosticCodes.ExpressionNotADate, 29, "There is no day 2026-02-30")]
    [TestCase("children > 9999999999999999", DiagnosticCodes.ExpressionNumberTooLarge, 32, "larger than the largest number")]
    [TestCase("today + 200000 days", DiagnosticCodes.ExpressionPeriod, 29, "too long")]
    [TestCase("latest(visit) = today", DiagnosticCodes.ExpressionFieldMissing, 35, "say which field")]
    [TestCase("all(visit where engaged)", DiagnosticCodes.ExpressionAllWithoutThat, 44, "what must hold")]
    [TestCase("bron", DiagnosticCodes.ExpressionNameUnknown, 21, "Did you mean 'born'?")]
    [TestCase("true", DiagnosticCodes.ExpressionNameUnknown, 21, "Write yes.")]
    [TestCase("parameter.qorum", DiagnosticCodes.ExpressionNameUnknown, 21, "Did you mean 'quorum'?")]
    [TestCase("answer.nothing", DiagnosticCodes.ExpressionNameUnknown, 21, "There is no 'answer.nothing' here")]
    [TestCase("parametre.quorum", DiagnosticCodes.ExpressionNameUnknown, 21, "Did you mean 'parameter'?")]
    [TestCase("any(visit where engagd)", DiagnosticCodes.ExpressionNameUnknown, 37, "Did you mean 'engaged'?")]
    [TestCase("any(visit as one where any(visit where on > one.onn))", DiagnosticCodes.ExpressionRecordFieldUnknown, 69, "has no field 'onn'")]
    [TestCase("any(visit as answer where born)", DiagnosticCodes.ExpressionUnexpected, 34, "Call it by what it is, such as visit")]
    [TestCase("any(visit as where born)", DiagnosticCodes.ExpressionUnexpected, 34, "what to call a record was expected")]
    [TestCase("any(visit as one where worker.zzz)", DiagnosticCodes.ExpressionNameUnknown, 44, "what a record at hand is called")]
    [TestCase("any(visit as first where frist.engaged)", DiagnosticCodes.ExpressionNameUnknown, 46, "Did you mean 'first'?")]
    [TestCase("any(visit as one where engaged) and one.engaged", DiagnosticCodes.ExpressionNameUnknown, 57, "There is no 'one.engaged'")]
    [TestCase("count(vist)", DiagnosticCodes.ExpressionListUnknown, 27, "Did you mean 'visit'?")]
    [TestCase("latest(visit).minute", DiagnosticCodes.ExpressionRecordFieldUnknown, 35, "Did you mean 'minutes'?")]
    [TestCase("in(open.protectd)", DiagnosticCodes.ExpressionElementUnknown, 24, "Did you mean 'open.protected'?")]
    [TestCase("running(first_revew)", DiagnosticCodes.ExpressionElementUnknown, 29, "no deadline 'first_revew'")]
    [TestCase("done(7)", DiagnosticCodes.ExpressionElementUnknown, 26, "takes the name of a task")]
    [TestCase("outcome = registerd", DiagnosticCodes.ExpressionCodeUnknown, 31, "Did you mean 'registered'?")]
    [TestCase("maybe = outcome", DiagnosticCodes.ExpressionCodeUnknown, 21, "It has registered, not_registered, adjourned")]
    [TestCase("outcomes includes registerd", DiagnosticCodes.ExpressionCodeUnknown, 39, "Did you mean 'registered'?")]
    [TestCase("outcomes includes 'registered'", DiagnosticCodes.ExpressionTypesDiffer, 39, "'outcomes' gives several of outcome")]
    [TestCase("outcomes includes unknown", DiagnosticCodes.ExpressionComparedWithUnknown, 39, "not known")]
    [TestCase("outcome includes registered", DiagnosticCodes.ExpressionOperand, 21, "Write outcome = and the code")]
    [TestCase("worker includes registered", DiagnosticCodes.ExpressionOperand, 21, "'worker' gives a text")]
    [TestCase("outcomes = registered", DiagnosticCodes.ExpressionOperand, 21, "Write outcomes includes, and the code")]
    [TestCase("registered = outcomes", DiagnosticCodes.ExpressionTypesDiffer, 21, "several of outcome")]
    [TestCase("adjourned = outcomes", DiagnosticCodes.ExpressionOperand, 33, "Write outcomes includes, and the code")]
    [TestCase("outcomes != 'adjourned'", DiagnosticCodes.ExpressionOperand, 21, "'!=' cannot compare several of outcome")]
    [TestCase("outcomes in (registered, adjourned)", DiagnosticCodes.ExpressionOperand, 21, "'in' cannot compare several of outcome")]
    [TestCase("outcomes includes", DiagnosticCodes.ExpressionUnexpected, 38, "a value was expected")]
    [TestCase("nown(born)", DiagnosticCodes.ExpressionFunctionUnknown, 21, "Did you mean 'known'?")]
    [TestCase("age(birth_date)", DiagnosticCodes.ExpressionArguments, 21, "takes 2 values, not 1")]
    [TestCase("known()", DiagnosticCodes.ExpressionArguments, 21, "takes 1 value, not 0")]
    [TestCase("not children", DiagnosticCodes.ExpressionOperand, 25, "needs yes or no; 'children' gives a number")]
    [TestCase("born and children", DiagnosticCodes.ExpressionOperand, 30, "'children' gives a number")]
    [TestCase("worker + 1", DiagnosticCodes.ExpressionOperand, 21, "cannot take a text and a number")]
    [TestCase("worker < 'x'", DiagnosticCodes.ExpressionOperand, 21, "Use = or !=")]
    [TestCase("frequency = 2 weeks", DiagnosticCodes.ExpressionOperand, 21, "compare dates")]
    [TestCase("frequency in (2 weeks)", DiagnosticCodes.ExpressionOperand, 21, "cannot compare a period")]
    [TestCase("min(born, yes)", DiagnosticCodes.ExpressionOperand, 21, "min() cannot take yes or no")]
    [TestCase("age(children, today)", DiagnosticCodes.ExpressionOperand, 25, "age() needs dates")]
    [TestCase("children = worker", DiagnosticCodes.ExpressionTypesDiffer, 21, "'children' gives a number, but 'worker' gives a text")]
    [TestCase("registered = outcome", DiagnosticCodes.ExpressionTypesDiffer, 21, "'registered' gives yes or no")]
    [TestCase("outcome = 'registered'", DiagnosticCodes.ExpressionTypesDiffer, 21, "A code is written without quotes")]
    [TestCase("if born then 1 else today", DiagnosticCodes.ExpressionTypesDiffer, 21, "gives a date")]
    [TestCase("children = unknown", DiagnosticCodes.ExpressionComparedWithUnknown, 21, "known(x)")]
    [TestCase("registered_on + 2 hours", DiagnosticCodes.ExpressionHoursOnDate, 37, "no time of day")]
    public void What_is_wrong_in_an_expression_is_told_with_its_column(string text, string code, int column, string words)
    {
        var found = Sample.Refused(text);

        Assert.That(found, Has.Count.EqualTo(1));
        Assert.That(found[0].ToString(), Does.StartWith($"d.yaml:10:{column}: error {code}: ").And.Contains(words));
    }

    [Test]
    public void An_expression_over_the_limit_of_characters_is_refused() =>
        Assert.That(
            Sample.Refused(new string(' ', ExpressionParser.ExpressionLengthMax) + "x").Single().Code, Is.EqualTo(DiagnosticCodes.ExpressionTooLong));

    [TestCase("(", ")")]
    [TestCase("not ", "")]
    [TestCase("known(", ")")]
    [TestCase("if yes then 1 = 1 else ", "")]
    [TestCase("any(visit where ", ")")]
    public void An_expression_nested_too_deep_is_refused(string open, string close)
    {
        var depth = ExpressionParser.NestingMax + 1;
        var text = string.Concat(Enumerable.Repeat(open, depth)) + "born" + string.Concat(Enumerable.Repeat(close, depth));

        Assert.That(Sample.Refused(text).Single().Code, Is.EqualTo(DiagnosticCodes.ExpressionTooDeep));
    }

    [Test]
    public void Questions_about_records_nested_too_deep_are_refused()
    {
        const string Deepest = "any(visit where any(visit where any(visit where any(visit where engaged))))";

        Assert.That(Sample.Typed(Deepest).Evaluate(new SampleFacts()), Is.EqualTo(Value.True));
        Assert.That(Sample.Refused($"any(visit where {Deepest})").Single().Code, Is.EqualTo(DiagnosticCodes.ExpressionRecordsTooDeep));
    }

    [Test]
    public void An_expression_of_another_type_than_its_place_takes_is_refused() =>
        Assert.That(
            Sample.Refused("children", ExpressionType.Date, ExpressionType.Moment).Single().ToString(),
            Is.EqualTo("d.yaml:10:21: error CPW0221: This gives a number; a date or a date and time is needed here."));

    [Test]
    public void A_place_in_a_text_of_several_lines_is_told_by_its_own_line() =>
        Assert.That(Sample.Refused("born and\n  bron").Single().Place, Is.EqualTo(new SourcePlace("d.yaml", 11, 23)));

    [TestCase("1 = 1", "always holds")]
    [TestCase("born or yes", "always holds")]
    [TestCase("born and 1 > 2", "never holds")]
    [TestCase("not known(unknown) and yes", "always holds")]
    [TestCase("if yes then no else born", "never holds")]
    public void A_guard_that_is_constant_is_found_out(string guard, string words)
    {
        var found = ExpressionTyping.ConstantGuard(Sample.Typed(guard))!;

        Assert.That((found.Code, found.Message), Is.EqualTo((DiagnosticCodes.ExpressionConstant, $"This condition {words}, whatever happens.")));
    }

    [TestCase("born")]
    [TestCase("born or no")]
    [TestCase("known(born)")]
    [TestCase("today > 2026-01-01")]
    public void A_guard_that_depends_on_the_case_is_not_constant(string guard) =>
        Assert.That(ExpressionTyping.ConstantGuard(Sample.Typed(guard)), Is.Null);

    [Test]
    public void A_list_of_each_record_that_does_not_exist_is_refused()
    {
        var (records, where, diagnostics) = ExpressionTyping.CheckEach(ExpressionParser.ParseEach("vists where engaged", Sample.Place), new SampleScope());

        Assert.That((records, where, diagnostics.Single().Code), Is.EqualTo(((RecordShape?)null, (TypedExpression?)null, DiagnosticCodes.ExpressionListUnknown)));
    }
}
