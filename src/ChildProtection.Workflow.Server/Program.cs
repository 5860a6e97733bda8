using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Api;
using ChildProtection.Workflow.Server.Attachments;
using ChildProtection.Workflow.Server.Demonstration;
using ChildProtection.Workflow.Server.Drafts;
using ChildProtection.Workflow.Server.Health;
using ChildProtection.Workflow.Server.Importing;
using ChildProtection.Workflow.Server.RegisterEnquiries;
using ChildProtection.Workflow.Server.Runtime;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Telemetry;
using ChildProtection.Workflow.Server.Work;
using ChildProtection.Workflow.Storage.Migrations;
using NodaTime;

// The content root is where the assembly is, so that the server finds its files from wherever it is started.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = RequestLimits.BodyBytesMax;
});

var settings = ServerSettings.Read(builder.Configuration);
builder.Services.AddNode(builder.Configuration, settings);
if (settings.Demonstration)
{
    builder.Services.AddDemonstration();
}
else
{
    builder.Services.AddSingleton<IClock>(SystemClock.Instance);
}
builder.Services.AddShell();
builder.Services.AddAccess();
builder.Services.AddSignIn();
builder.Services.AddDrafts();
builder.Services.AddRegisterEnquiryPages();
builder.Services.AddApi();
builder.Services.AddHealth();
builder.Services.AddTelemetry(builder.Configuration);

var app = builder.Build();
await app.Services.GetRequiredService<DatabaseMigrator>().Migrate(CancellationToken.None);
if (settings.Demonstration)
{
    await app.Services.GetRequiredService<SampleLoading>().Load(CancellationToken.None);
}

app.UseSecurityHeaders();
// People get a page that says what to do; the API gets problem details.
app.UseWhen(context => !context.Request.Path.StartsWithSegments("/api"), pages => pages.UseExceptionHandler("/error").UseStatusCodePagesWithReExecute("/error/{0}"));
app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api => api.UseExceptionHandler().UseStatusCodePages());
app.UseAssets();
app.UseRouting();
app.UseRequestLimits();
app.UseAuthentication();
app.UseAuthorization();
app.UseUploads();
app.UseFormTokens();
app.MapRazorPages();
app.MapAcknowledging();
app.MapAttachments();
app.MapDrafts();
app.MapImports();
app.MapApi();
app.MapHealth();
if (settings.Demonstration)
{
    app.MapDemonstration();
}
await app.RunAsync();
