using System.Text.Encodings.Web;
using System.Text.Unicode;
using ChildProtection.Workflow.Server.Absences;
using ChildProtection.Workflow.Server.Attachments;
using ChildProtection.Workflow.Server.CasePage;
using ChildProtection.Workflow.Server.Drafts.Kept;
using ChildProtection.Workflow.Server.Importing;
using ChildProtection.Workflow.Server.Notices;
using ChildProtection.Workflow.Server.Operations;
using ChildProtection.Workflow.Server.OutOfHours;
using ChildProtection.Workflow.Server.Oversight;
using ChildProtection.Workflow.Server.Pages.Cases.Documents;
using ChildProtection.Workflow.Server.People;
using ChildProtection.Workflow.Server.People.Merging;
using ChildProtection.Workflow.Server.Reassigning;
using ChildProtection.Workflow.Server.Rules;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Staff;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Visits;
using ChildProtection.Workflow.Server.Work;
using Microsoft.Extensions.WebEncoders;

namespace ChildProtection.Workflow.Server.Shell;

/// <summary>What every page stands on.</summary>
public static class ShellServices
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorPages().AddMvcOptions(options =>
        {
            options.Filters.Add<OnlyKnownMethods>();
            options.Filters.Add<SentForms>();
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "cpw_form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.FormFieldName = "form_token";
            options.SuppressXFrameOptionsHeader = true; // SecurityHeaders sends a stricter one
        });
        // Letters are sent as letters: UTF-8 carries the Welsh ones, and the encoder still escapes what HTML reads as markup.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddHttpContextAccessor();
        services.AddScoped(provider => new Words(
            provider.GetRequiredService<TextCatalogue>(),
            ReaderLanguage.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext
                ?? throw new InvalidOperationException("Words are read within a request."))));
        services.AddScoped<SignedInStaff>();
        services.AddScoped<CaseDesk>();
        services.AddScoped<AttachmentDesk>();
        services.AddScoped<GivingDesk>();
        services.AddScoped<WorkLines>();
        services.AddScoped<WorkPlaces>();
        services.AddScoped<KeptFilter>();
        services.AddScoped<VisitSheets>();
        services.AddScoped<VisitDay>();
        services.AddScoped<OpeningDesk>();
        services.AddScoped<SidePanels>();
        services.AddScoped<OperationsDesk>();
        services.AddScoped<OversightDesk>();
        services.AddScoped<MatterDesk>();
        services.AddSingleton<LeadHistory>();
        services.AddScoped<ReassignDesk>();
        services.AddScoped<RightsGiven>();
        services.AddScoped<StaffDesk>();
        services.AddScoped<TeamDesk>();
        services.AddScoped<ImportDesk>();
        services.AddScoped<AbsenceDesk>();
        services.AddScoped<NoticeDesk>();
        services.AddScoped<OutOfHoursDesk>();
        services.AddScoped<ReturnDesk>();
        services.AddSingleton<RuleLibrary>();
        services.AddScoped<RuleDesk>();
        return services;
    }
}
