using ChildProtection.Workflow.Cases.Documents;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.Pages.Cases.Documents;

/// <summary>What the form comes filled in with by which it is recorded that a document was given.</summary>
public sealed class GivingDesk(CaseDocuments documents, SignedInStaff signedIn, Words words)
{
    /// <summary>The question of such a form that asks in which language it was given.</summary>
    public const string LanguageQuestion = "language";

    /// <summary>The answers, with the recipient's language as it is on file: whoever gave the document confirms it instead of typing it.</summary>
    public async Task<Answers> WithLanguage(CaseId id, string work, string? record, Form form, Answers offered, CancellationToken cancellationToken)
    {
        if (!form.Questions.Any(question => question is { Name: LanguageQuestion, Type: FieldType.Text }) || offered.Values.ContainsKey(LanguageQuestion)
            || await documents.Of(await signedIn.Get(cancellationToken), id, cancellationToken) is not { } papers)
        {
            return offered;
        }
        var outline = DefinitionOutline.Of(papers.View.State.Definition.Definition);
        return papers.Copies.Where(copy => copy.Record == record && outline.Giving(copy.Document).Contains(work)).Select(copy => LanguageWords.Name(papers.LanguageOf(copy), words)).FirstOrDefault(name => name is not null) is { } spoken
            ? offered with { Values = offered.Values.SetItem(LanguageQuestion, Value.Of(spoken)) }
            : offered;
    }
}
