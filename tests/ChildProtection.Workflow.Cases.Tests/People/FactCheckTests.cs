using ChildProtection.Workflow.Cases.People.Facts;

namespace ChildProtection.Workflow.Cases.Tests.People;

internal sealed class FactCheckTests
{
    [TestCase("943 476 5919", "9434765919")]
    [TestCase("943-476-5919", "9434765919")]
    [TestCase("943 476 5918", null)]
    [TestCase("943 476 591", null)]
    public void A_number_of_the_nhs_is_known_by_its_last_digit(string typed, string? kept) => Assert.That(NhsNumber.Normalised(typed), Is.EqualTo(kept));

    [TestCase("a123456789012", "A123456789012")]
    [TestCase("A12345678901B", "A12345678901B")]
    [TestCase("1123456789012", null)]
    public void A_pupil_number_is_a_letter_and_twelve_signs(string typed, string? kept) => Assert.That(PupilNumber.Normalised(typed), Is.EqualTo(kept));

    [Test]
    public void Every_kind_that_demands_something_of_a_child_has_an_honest_way_out() =>
        Assert.That(
            FactKinds.All.Where(kind => kind.Subject == FactSubject.Child && kind.About is null && !kind.HasWayOut).Select(kind => kind.Name),
            Is.Empty);

    [Test]
    public void A_way_out_needs_a_reason_in_words_and_a_kind_that_has_one()
    {
        Assert.That(FactCheck.Of(FactKinds.School, new FactValue.Unsaid(UnsaidReason.Declined, "")), Is.EqualTo(new[] { new FactFault("unsaid", FaultKind.Missing) }));
        Assert.That(FactCheck.Of(FactKinds.School, new FactValue.Unsaid(UnsaidReason.Declined, "Mother would not say")), Is.Empty);
        Assert.That(FactCheck.Of(FactKinds.Name, new FactValue.Unsaid(UnsaidReason.NotKnown, "A foundling")), Is.EqualTo(new[] { new FactFault("unsaid", FaultKind.NoWayOut) }));
    }

    [Test]
    public void What_is_missing_wrong_or_too_long_is_said_part_by_part() =>
        Assert.That(
            FactCheck.Of(FactKinds.Language, FactValue.Of(("language", "klingon"), ("which", new string('x', FactPart.TextMax + 1)), ("interpreter", "yes"))),
            Is.EquivalentTo(new[] { new FactFault("language", FaultKind.Wrong), new FactFault("which", FaultKind.TooLong) }));

    [Test]
    public void A_child_is_born_or_expected() =>
        Assert.That(FactCheck.Of(FactKinds.Born, FactValue.Of()), Is.EqualTo(new[] { new FactFault("on", FaultKind.Missing) }));

    [Test]
    public void A_value_is_read_back_as_it_was_written([Values(true, false)] bool said)
    {
        FactValue value = said ? FactValue.Of(("given", "Siân \"Bach\""), ("family", "Müller")) : new FactValue.Unsaid(UnsaidReason.UnsafeToAsk, "He listens in");

        Assert.That(FactFormat.Read(FactFormat.Write(value)), Is.EqualTo(value));
    }

    [Test]
    public void What_was_withheld_is_never_stored() =>
        Assert.That(() => FactFormat.Write(new FactValue.Withheld()), Throws.InvalidOperationException);
}
