using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Demonstration;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Storage.Migrations;

// The content root is where the assembly is, so that the server finds its files from wherever it is started.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

var settings = ServerSettings.Read(builder.Configuration);
builder.Services.AddSingleton(settings);
builder.Services.AddDatabase(DatabaseServices.Read(builder.Configuration, settings));
builder.Services.AddShell();
builder.Services.AddAccess();
builder.Services.AddSignIn();
builder.Services.AddHealthChecks();

var app = builder.Build();
await app.Services.GetRequiredService<DatabaseMigrator>().Migrate(CancellationToken.None);

app.UseSecurityHeaders();
app.UseExceptionHandler("/error");
app.UseStatusCodePagesWithReExecute("/error/{0}");
app.UseAssets();
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();
app.MapRazorPages();
app.MapHealthChecks("/health/live").AllowAnonymous();
app.MapHealthChecks("/health/ready").AllowAnonymous();
if (settings.Demonstration)
{
    app.MapDemonstrationSignIn();
}
await app.RunAsync();
