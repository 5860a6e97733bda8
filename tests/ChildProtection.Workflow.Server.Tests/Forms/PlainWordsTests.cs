using System.Text.RegularExpressions;
using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Server.Tests.Forms;

/// <summary>The words of forms and papers are plain: measured for English by Flesch's reading ease, from the lengths of sentences and words.</summary>
public sealed partial class PlainWordsTests
{
    /// <summary>Flesch: 60 to 70 is plain English. A form names roles and meetings of the law, which are long words: so less.</summary>
    private const double ReadingEaseMin = 45;

    /// <summary>A paper for a family is read at home, by people under strain.</summary>
    private const double FamilyEaseMin = 60;

    /// <summary>What a child reads alone: 80 to 90 is easy for somebody of eleven or twelve.</summary>
    private const double ChildEaseMin = 80;

    /// <summary>Of fewer words than these the measure says nothing: one long word decides. Such forms are measured together.</summary>
    private const int WordsMin = 40;

    /// <summary>Words of one question's title, hint or reason: what is longer than this in one sentence is read twice.</summary>
    private const int SentenceWordsMax = 40;

    [Test]
    public void Every_form_is_worded_plainly()
    {
        var forms = ShippedForms.OfEachNation.SelectMany(definition => definition.Forms.Values).DistinctBy(form => (form.Name, string.Join('|', Texts(form)))).Select(form => (form.Name, Text: string.Join(". ", Texts(form)))).ToLookup(form => Word().Count(form.Text) >= WordsMin);
        var hard = forms[true].Append((Name: "the short forms together", Text: string.Join(". ", forms[false].Select(form => form.Text))))
            .Select(form => (form.Name, Ease: Ease(form.Text)))
            .Where(form => form.Ease < ReadingEaseMin).Select(form => $"{form.Name}: {form.Ease:0}");

        Assert.That(hard, Is.Empty);
    }

    [TestCase(DocumentReader.Child, ChildEaseMin)]
    [TestCase(DocumentReader.Family, FamilyEaseMin)]
    public void Every_paper_is_worded_for_whoever_reads_it(DocumentReader reader, double easeMin)
    {
        var papers = ShippedForms.OfEachNation.SelectMany(definition => definition.Documents.Values.Where(document => document.To == reader)
            .Select(document => (Name: $"{definition.Title.In("en")}: {document.Name}", Ease: Ease(string.Join("\n", Written(document)))))).ToList();

        Assert.That(papers, Has.Count.GreaterThan(8));
        Assert.That(papers.Where(paper => paper.Ease < easeMin).Select(paper => $"{paper.Name}: {paper.Ease:0}"), Is.Empty);
    }

    [Test]
    public void No_sentence_of_a_form_is_too_long_to_be_read_once()
    {
        var longer = ShippedForms.Definition.Forms.Values.SelectMany(Texts).SelectMany(text => SentenceEnd().Split(text)).Where(sentence => Word().Count(sentence) > SentenceWordsMax);

        Assert.That(longer, Is.Empty);
    }

    [TestCase("The cat sat on the mat.", 116)]
    [TestCase("Interdepartmental considerations necessitate comprehensive documentation.", -200)]
    public void The_measure_tells_plain_words_from_others(string text, int about) =>
        Assert.That(Ease(text), Is.EqualTo(about).Within(60));

    [Test]
    public void Every_question_that_must_be_answered_says_why()
    {
        var silent = ShippedForms.Definition.Forms.Values.SelectMany(form => form.Questions
            .Where(question => question is { Required: not null, Why: null } && question.Name != "on").Select(question => $"{form.Name}.{question.Name}"));

        Assert.That(silent, Is.Empty);
    }

    private static IEnumerable<string> Texts(Form form) => form.Questions.Concat(form.Questions.SelectMany(question => question.Each))
        .SelectMany(question => new[] { question.Title, question.Hint, question.Why }).Where(text => text is not null).Select(text => text!.In("en"));

    /// <summary>What is written in it, with something short where names and answers stand.</summary>
    private static IEnumerable<string> Written(Document document) => document.Parts.SelectMany(part => new[] { part.Heading, part.Text }).OfType<DocumentText>()
        .Select(text => string.Concat(text.In("en").Select(piece => piece is DocumentPiece.Words words ? words.Text : "Sam")));

    private static double Ease(string text)
    {
        var words = Word().Matches(text).Select(match => match.Value).ToList();
        var sentences = SentenceEnd().Split(text).Count(sentence => Word().IsMatch(sentence));
        return 206.835 - (1.015 * words.Count / Math.Max(1, sentences)) - (84.6 * words.Sum(Syllables) / Math.Max(1, words.Count));
    }

    /// <summary>Groups of vowels, without a silent e at the end.</summary>
    private static int Syllables(string word) =>
        Math.Max(1, Vowels().Count(SilentEnd().Replace(word.ToLowerInvariant(), "")));

    [GeneratedRegex("[A-Za-z]+(?:['’][A-Za-z]+)?")]
    private static partial Regex Word();

    [GeneratedRegex("[.?!:;\\n]+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex Vowels();

    [GeneratedRegex("(?:[^laeiouy]es|ed|[^laeiouy]e)$")]
    private static partial Regex SilentEnd();
}
