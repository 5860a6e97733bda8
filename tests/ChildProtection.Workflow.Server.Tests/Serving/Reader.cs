using System.Net;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Storage.Schema;

namespace ChildProtection.Workflow.Server.Tests.Serving;

/// <summary>Somebody at a browser: reads pages and sends their forms with the form's own hidden fields.</summary>
public sealed partial class Reader(HttpClient client) : IDisposable
{
    public Task<HttpResponseMessage> Get(string path) => client.GetAsync(path);

    public Task<HttpResponseMessage> Ask(HttpRequestMessage request) => client.SendAsync(request);

    public async Task<string> Page(string path)
    {
        using var response = await Get(path);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>The page to which an address leads, as a browser shows it.</summary>
    public async Task<string> Followed(string path)
    {
        using var response = await Get(path);
        return response.StatusCode == HttpStatusCode.Redirect ? await Page(response.Headers.Location!.OriginalString) : await Page(path);
    }

    /// <summary>Opens a page and sends its form, with the hidden fields that the page gave it and these answers.</summary>
    /// <param name="page">The page that holds the form.</param>
    /// <param name="action">Where the form is sent; null: to the page itself.</param>
    /// <param name="answers">What the reader typed or chose.</param>
    public async Task<HttpResponseMessage> Send(string page, string? action, params (string Name, string Value)[] answers)
    {
        var html = await Page(page);
        var token = FormToken().Match(html);
        Assert.That(token.Success, $"{page} has a form with a token");
        var fields = answers.Append(("form_token", token.Groups[1].Value)).Select(answer => KeyValuePair.Create(answer.Item1, answer.Item2));
        using var content = new FormUrlEncodedContent(fields);
        return await client.PostAsync(action ?? page, content);
    }

    /// <summary>Opens a page and sends its form with a file, with the token of that very form.</summary>
    public Task<HttpResponseMessage> SendFile(string page, string fileName, byte[] content, params (string Name, string Value)[] answers) =>
        SendFiles(page, [(fileName, content)], answers);

    /// <summary>As <see cref="SendFile"/>, several of them chosen at once.</summary>
    public async Task<HttpResponseMessage> SendFiles(string page, IEnumerable<(string Name, byte[] Content)> files, params (string Name, string Value)[] answers)
    {
        var html = await Page(page);
        var own = html.IndexOf("enctype=\"multipart/form-data\"", StringComparison.Ordinal);
        Assert.That(own, Is.Positive, $"{page} has a form for a file");
        var token = FormToken().Match(html[own..html.IndexOf("</form>", own, StringComparison.Ordinal)]);
        Assert.That(token.Success, $"the form for a file on {page} has a token");
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in answers.Append(("form_token", token.Groups[1].Value)))
        {
            form.Add(new StringContent(value), name);
        }
        foreach (var (name, content) in files)
        {
            form.Add(new ByteArrayContent(content), "file", name);
        }
        return await client.PostAsync(page, form);
    }

    public Task<HttpResponseMessage> SignIn(string name, string password) => Send("/sign-in", null, ("name", name), ("password", password));

    /// <summary>Signs in as somebody of the served authority.</summary>
    public async Task<Reader> As(StoredUser user)
    {
        using var response = await SignIn(user.SignInName, ServedAuthority.Password);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), $"{user.SignInName} signs in");
        return this;
    }

    /// <summary>Signs in as somebody of the sample, with the button of a demonstration.</summary>
    public async Task<Reader> As(TestServer server, string signInName)
    {
        var user = await server.User(signInName);
        using var response = await Send("/sign-in", "/demonstration/sign-in", ("user", user.UserId.ToString()));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), $"{signInName} signs in");
        return this;
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("""name="form_token" type="hidden" value="([^"]+)""")]
    private static partial Regex FormToken();
}
