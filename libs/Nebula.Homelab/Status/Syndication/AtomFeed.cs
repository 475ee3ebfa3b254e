using System.Xml;

namespace Nebula.Homelab.Status.Syndication;

/// <summary>RFC 4287.</summary>
internal static class AtomFeed
{
    public static string Write(IncidentNewsPage page) => FeedXml.Write(xml =>
    {
        xml.WriteStartElement("feed", FeedXml.AtomNamespace);
        Element(xml, "id", page.Site + page.Path);
        Element(xml, "title", page.Title);
        Element(xml, "subtitle", page.Subtitle);
        Element(xml, "updated", TimeOf(page.UpdatedAt));
        Link(xml, "self", page.Self);
        Link(xml, "alternate", page.Site + page.Path);
        xml.WriteStartElement("author", FeedXml.AtomNamespace);
        Element(xml, "name", "Nebula");
        xml.WriteEndElement();
        foreach (var item in page.Items)
        {
            Write(xml, item, page.Site);
        }

        xml.WriteEndElement();
    });

    private static void Write(XmlWriter xml, IncidentNewsItem item, string site)
    {
        xml.WriteStartElement("entry", FeedXml.AtomNamespace);
        Element(xml, "id", item.Id);
        Element(xml, "title", item.Title);
        Element(xml, "published", TimeOf(item.StartedAt));
        Element(xml, "updated", TimeOf(item.UpdatedAt));
        Link(xml, "alternate", site + item.Path);
        xml.WriteStartElement("content", FeedXml.AtomNamespace);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(item.Html);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, FeedXml.AtomNamespace, text);

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", FeedXml.AtomNamespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string TimeOf(DateTimeOffset at) => XmlConvert.ToString(at.UtcDateTime, XmlDateTimeSerializationMode.Utc);
}
