using System.Globalization;
using System.Xml;

namespace Nebula.Homelab.Status.Syndication;

/// <summary>RSS 2.0 (rssboard.org). It has no word for when an item changed, so Atom's stands beside its own.</summary>
internal static class RssFeed
{
    public static string Write(IncidentNewsPage page) => FeedXml.Write(xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, FeedXml.AtomNamespace);
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", page.Title);
        xml.WriteElementString("link", page.Site + page.Path);
        xml.WriteElementString("description", page.Subtitle);
        xml.WriteElementString("lastBuildDate", TimeOf(page.UpdatedAt));
        xml.WriteStartElement("atom", "link", FeedXml.AtomNamespace);
        xml.WriteAttributeString("rel", "self");
        xml.WriteAttributeString("type", "application/rss+xml");
        xml.WriteAttributeString("href", page.Self);
        xml.WriteEndElement();
        foreach (var item in page.Items)
        {
            Write(xml, item, page.Site);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static void Write(XmlWriter xml, IncidentNewsItem item, string site)
    {
        xml.WriteStartElement("item");
        xml.WriteElementString("title", item.Title);
        xml.WriteElementString("link", site + item.Path);
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(item.Id);
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", TimeOf(item.StartedAt));
        xml.WriteElementString("atom", "updated", FeedXml.AtomNamespace, XmlConvert.ToString(item.UpdatedAt.UtcDateTime, XmlDateTimeSerializationMode.Utc));
        xml.WriteElementString("description", item.Html);
        xml.WriteEndElement();
    }

    // RFC 822 with a year of four digits, as RSS 2.0 has it.
    private static string TimeOf(DateTimeOffset at) => at.UtcDateTime.ToString("r", CultureInfo.InvariantCulture);
}
