using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Tests.Expressions;

public sealed class ExplanationTests
{
    [TestCase(
        "latest(visit where engaged and seen_alone).on",
        "latest visit where engaged and seen alone: 3 visit records looked at, the latest that counts was on 2 March 2026")]
    [TestCase(
        "latest(visit where minutes > 100).on", "latest visit where minutes is more than 100: 3 visit records looked at, none counts")]
    [TestCase("latest(visit).minutes", "minutes of the latest visit: 3 visit records looked at, the latest that counts was on 4 March 2026; minutes: 20")]
    [TestCase("registered_on < today", "registered on (2 February 2026) is before today (5 March 2026): yes")]
    [TestCase("outcome = not_registered", "outcome (registered) is not registered: no")]
    [TestCase("outcome in (registered, adjourned)", "outcome (registered) is one of registered or adjourned: yes")]
    [TestCase("born and registered", "all of these hold: not known")]
    [TestCase("frequency else parameter.see_child_alone", "frequency is not known, so see child alone is taken: 10 working days")]
    [TestCase("count(visit where seen_alone)", "number of visit where seen alone: 3 visit records looked at, 2 counted")]
    [TestCase(
        "all(visit as one: any(visit where on > one.on))",
        "every visit: there is a visit where date is after date of the visit: 3 visit records looked at: no")]
    [TestCase("in(open.protected)", "the case is in 'open.protected': yes")]
    [TestCase("outcomes includes adjourned", "outcomes (not registered and adjourned) includes adjourned: yes")]
    [TestCase("outcomes includes outcome", "outcomes (not registered and adjourned) includes outcome (registered): no")]
    [TestCase("running(first_review)", "'first review' is running: no")]
    [TestCase("due(seen_alone)", "the day on which 'seen alone' is due: 16 March 2026")]
    [TestCase("age(birth_date, today)", "the age on today (5 March 2026) of somebody born on birth date (6 March 2015): 10")]
    public void An_expression_says_what_it_saw(string text, string sentence) =>
        Assert.That(Sample.Typed(text).Explain(new SampleFacts(), Language.English).Sentence, Is.EqualTo(sentence));

    [Test]
    public void A_date_that_was_counted_says_how() =>
        Assert.That(
            Sample.Typed("registered_on + 1 working day").Explain(new SampleFacts(), Language.English).Sentence,
            Is.EqualTo("1 working day from Monday 2 February 2026, which is day 0: due by the end of Tuesday 3 February 2026."));

    [Test]
    public void An_explanation_has_a_part_for_each_part_of_the_expression()
    {
        var explanation = Sample.Typed("born and (children > 2 or registered)").Explain(new SampleFacts(), Language.English);

        Assert.That(explanation.Parts.Select(part => $"{part.Text} = {part.Value}"), Is.EqualTo(new[] { "born = yes", "(children > 2 or registered) = yes" }));
        Assert.That(explanation.Parts[1].Parts.Select(part => part.Sentence), Is.EqualTo(new[] { "children (3) is more than 2: yes", "registered: not known" }));
    }

    [TestCase("registered_on", "cofrestrwyd ar: 2 Chwefror 2026")]
    [TestCase("outcomes includes adjourned", "canlyniadau (not registered a adjourned) yn cynnwys adjourned: ydy")]
    [TestCase("known(frequency)", "mae frequency yn hysbys: nac ydy")]
    [TestCase(
        "latest(visit where seen_alone).on",
        "ymweliad lle gweld ar ei ben ei hun (diweddaraf): 3 cofnod ymweliad dan sylw, yr un diweddaraf sy'n cyfrif oedd 2 Mawrth 2026")]
    public void An_expression_says_what_it_saw_in_Welsh(string text, string sentence) =>
        Assert.That(Sample.Typed(text).Explain(new SampleFacts(), Language.Welsh).Sentence, Is.EqualTo(sentence));

    [Test]
    public void An_expression_lists_everything_that_it_looks_at()
    {
        var reads = Sample.Typed(
            "born and parameter.quorum > 1 and answer.adjourned and record.name = worker and signal.date_of_birth = today and in(open.protected) "
            + "and running(seen_alone) and done(hold_conference) and held(lead_worker) and any(conference) "
            + "and latest(visit where engaged).minutes > 3").Reads;

        Assert.That(reads.Fields, Is.EqualTo(new[] { "born", "worker" }));
        Assert.That(reads.Parameters, Is.EqualTo(new[] { "quorum" }));
        Assert.That(reads.Answers, Is.EqualTo(new[] { "adjourned" }));
        Assert.That(reads.EachRecord, Is.EqualTo(new[] { "name" }));
        Assert.That(reads.Signal, Is.EqualTo(new[] { "date_of_birth" }));
        Assert.That(reads.States, Is.EqualTo(new[] { "open.protected" }));
        Assert.That(reads.Deadlines, Is.EqualTo(new[] { "seen_alone" }));
        Assert.That(reads.Tasks, Is.EqualTo(new[] { "hold_conference" }));
        Assert.That(reads.Roles, Is.EqualTo(new[] { "lead_worker" }));
        Assert.That(reads.Records.Keys, Is.EqualTo(new[] { "conference", "visit" }));
        Assert.That(reads.Records["visit"], Is.EqualTo(new[] { "engaged", "id", "minutes", "on", "recorded" }));
        Assert.That(reads.Clock, Is.True);
    }
}
