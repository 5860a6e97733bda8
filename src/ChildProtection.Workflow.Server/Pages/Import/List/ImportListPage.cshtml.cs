using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Attachments;
using ChildProtection.Workflow.Cases.Import;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Attachments;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Importing;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Import.List;

/// <summary>Bringing in the open cases of an earlier system: templates, upload, and the runs so far.</summary>
[Needs(Permission.ImportCases)]
[TakesFile]
public sealed class ImportListPage(KeepingImports keeping, IImportRuns runs, ImportDesk desk, SignedInStaff signedIn, Words words) : PageModel
{
    public IReadOnlyList<ImportLine> Lines { get; private set; } = [];

    public bool MayUpload { get; private set; }

    public string System { get; private set; } = "";

    public int MegabytesMax => AttachmentLimits.FileMegabytesMax;

    public async Task OnGet([FromQuery(Name = UploadGate.Fault)] string? fault, CancellationToken cancellationToken)
    {
        await Load(cancellationToken);
        if (fault is UploadGate.TooLarge or UploadGate.Busy)
        {
            this.Say([new FieldError("file", words.With($"import.fault_{fault}", MegabytesMax))]);
        }
    }

    public async Task<IActionResult> OnPost(string? system, CancellationToken cancellationToken)
    {
        System = system ?? "";
        var files = await Files(cancellationToken);
        if (files is null)
        {
            return await Again("file", words.With("import.file_unknown", string.Join(", ", ImportSubject.All.Select(subject => subject.File))), cancellationToken);
        }
        var (run, fault) = await keeping.Upload(await signedIn.Get(cancellationToken), System, files, cancellationToken);
        return fault switch
        {
            null => LocalRedirect(ImportPaths.One(run!.Value)),
            ImportFault.NotAllowed => Forbid(),
            ImportFault.SystemMissing => await Again("system", words.With("import.fault_systemmissing", ImportLimits.SystemCharactersMax), cancellationToken),
            ImportFault.TooManyCases => await Again("file", words.With("import.fault_toomanycases", ImportLimits.CasesPerUploadMax), cancellationToken),
            ImportFault.TooMany => await Again("file", words.With("import.fault_toomany", ImportLimits.WaitingMax), cancellationToken),
            { } other => await Again("file", words[$"import.fault_{other.ToString().ToLowerInvariant()}"], cancellationToken),
        };
    }

    /// <summary>By name; null: one has a name that none of them has, or a name is there twice.</summary>
    private async Task<Dictionary<string, ReadOnlyMemory<byte>>?> Files(CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var file in Request.HasFormContentType ? Request.Form.Files : Enumerable.Empty<IFormFile>())
        {
            if (ImportSubject.All.FirstOrDefault(subject => subject.File.Equals(Path.GetFileName(file.FileName), StringComparison.OrdinalIgnoreCase)) is not { } subject)
            {
                return null;
            }
            using var content = new MemoryStream((int)file.Length);
            await file.CopyToAsync(content, cancellationToken);
            if (!files.TryAdd(subject.File, content.GetBuffer().AsMemory(0, (int)content.Length)))
            {
                return null;
            }
        }
        return files;
    }

    private async Task<IActionResult> Again(string field, string message, CancellationToken cancellationToken)
    {
        await Load(cancellationToken);
        this.Say([new FieldError(field, message)]);
        return Page();
    }

    private async Task Load(CancellationToken cancellationToken)
    {
        MayUpload = KeepingImports.MayUpload(await signedIn.Get(cancellationToken));
        Lines = await desk.Lines(User.Authority(), await runs.Of(User.Authority(), cancellationToken), cancellationToken);
    }
}
