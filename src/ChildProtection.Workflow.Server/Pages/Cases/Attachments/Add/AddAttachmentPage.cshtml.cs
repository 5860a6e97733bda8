using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Attachments;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Attachments;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Cases.Attachments.Add;

/// <summary>Keeps a file with a case: an agency's report, a photograph of a child's drawing, a police notification.</summary>
[Needs(Permission.DoWork)]
[TakesFile]
public sealed class AddAttachmentPage(AttachmentDesk desk, KeepingAttachments keeping, Words words) : PageModel
{
    /// <summary>Asked for by a script that shows how far a file is on its way: it is told in a header where to go on.</summary>
    private const string ScriptHeader = "X-Upload";
    private const string NextHeader = "X-Next";

    private CaseAttachments seen = null!;

    [FromRoute(Name = "id")]
    public CaseId Id { get; set; }

    /// <summary>The idempotency key: the same form sent twice is done once.</summary>
    [FromForm(Name = "command")]
    public Guid Command { get; set; }

    public AttachmentFields Fields { get; private set; } = null!;

    public string ChildName => seen.Glance.Child.Name;

    public bool IsScanning => seen.IsScanning;

    public int MegabytesMax => AttachmentLimits.FileMegabytesMax;

    public string Accepted => string.Join(',', FileKind.All.Select(kind => kind.Ending).Append(".jpeg"));

    public async Task<IActionResult> OnGet([FromQuery(Name = UploadGate.Fault)] string? fault, CancellationToken cancellationToken)
    {
        if (!await Load(null, cancellationToken))
        {
            return NotFound();
        }
        Command = Guid.NewGuid();
        if (fault is UploadGate.TooLarge or UploadGate.Busy)
        {
            this.Say([new FieldError("file", words.With($"attachments.fault_{fault}", MegabytesMax))]);
        }
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken)
    {
        if (!Request.HasFormContentType || !await Load(await Request.ReadFormAsync(cancellationToken), cancellationToken))
        {
            return NotFound();
        }
        if (Command == Guid.Empty)
        {
            return BadRequest();
        }
        var (details, errors) = AttachmentFields.Read(Request.Form, seen, desk.Today(seen), words);
        var file = Request.Form.Files["file"];
        if (errors.Count > 0)
        {
            this.Say([.. file is { Length: > 0 } ? Array.Empty<FieldError>() : [new FieldError("file", words["attachments.refused_cpw5130"])], .. errors]);
            return Page();
        }
        var outcome = await keeping.Add(
            await desk.Reader(cancellationToken), Id, Command, new NewAttachment(details, file?.FileName ?? string.Empty, await Content(file, cancellationToken)), cancellationToken);
        switch (outcome)
        {
            case WorkOutcome.Done:
                TempData[DoneMessage.Key] = words["attachments.kept"];
                return Next(CasePaths.Documents(Id));
            case WorkOutcome.NotFound:
                return NotFound();
            default:
                this.Say(AttachmentErrors.Of(outcome, words));
                return Page();
        }
    }

    private IActionResult Next(string path)
    {
        if (!Request.Headers.ContainsKey(ScriptHeader))
        {
            return LocalRedirect(path);
        }
        Response.Headers[NextHeader] = path;
        return new StatusCodeResult(StatusCodes.Status204NoContent);
    }

    private async Task<bool> Load(IFormCollection? typed, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || await desk.Case(Id, cancellationToken) is not { } found || !found.Sight.MayAdd)
        {
            return false;
        }
        (seen, Fields) = (found, AttachmentFields.Of(found, typed, null, words));
        return true;
    }

    private static async Task<ReadOnlyMemory<byte>> Content(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return default;
        }
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancellationToken);
        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }
}
