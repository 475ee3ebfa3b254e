namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>The cookies that an answer sets.</summary>
public abstract class HttpCookies
{
    /// <summary>Sets a cookie of the session.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public abstract void Append(string name, string value);

    /// <summary>Sets a cookie.</summary>
    /// <param name="cookie">The cookie.</param>
    public abstract void Append(IHttpCookie cookie);

    /// <summary>An empty cookie, an <see cref="HttpCookie"/>, to be filled and appended.</summary>
    public abstract IHttpCookie CreateNew();
}
