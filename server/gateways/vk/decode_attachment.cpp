// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>

#include "server/gateways/messenger/web_address.hpp"
#include "server/gateways/vk/decode_parts.hpp"

namespace pult::vk {

using messenger::JsonView;
using storage::inbound::Attachment;
using wire::AttachmentKind;

namespace {

constexpr std::size_t kMostFiles = 50;
constexpr std::size_t kMostLines = 50;
constexpr std::size_t kWavePoints = 128;
constexpr int kLoudest = 31;
constexpr std::int64_t kLongestSide = 100'000;

std::string webAddress(JsonView view) {
    std::string url = view.text();
    return messenger::isWebAddress(url) ? url : std::string();
}

/// As messages name it: `photo-1_2_key`.
std::string objectId(std::string_view kind, JsonView object) {
    std::string id(kind);
    id += object["owner_id"].text() + "_" + object["id"].text();
    if (const auto key = object["access_key"].text(); !key.empty())
        id += "_" + key;
    return id;
}

std::optional<int> side(JsonView view) {
    const auto length = view.number();
    if (!length || *length <= 0 || *length > kLongestSide)
        return std::nullopt;
    return static_cast<int>(*length);
}

/// The largest of several pictures of one thing.
JsonView largest(JsonView pictures) {
    JsonView best;
    std::int64_t bestArea = -1;
    for (const auto& each : pictures.items()) {
        const JsonView picture(each);
        const auto area = std::int64_t{side(picture["width"]).value_or(0)} * side(picture["height"]).value_or(0);
        if (area > bestArea && (!webAddress(picture["url"]).empty() || !webAddress(picture["src"]).empty())) {
            best = picture;
            bestArea = area;
        }
    }
    return best;
}

/// Bytes are fetched later when there is an address to fetch them from.
void setAddress(Attachment& file, std::string url) {
    file.url = std::move(url);
    file.shown.missing = file.url.empty() ? wire::MissingFile::gone : wire::MissingFile::pending;
}

void setPicture(Attachment& file, JsonView picture) {
    const auto url = webAddress(picture["url"]);
    setAddress(file, url.empty() ? webAddress(picture["src"]) : url);
    file.shown.width = side(picture["width"]);
    file.shown.height = side(picture["height"]);
}

std::optional<std::int64_t> milliseconds(JsonView seconds) {
    const auto count = seconds.number();
    if (!count || *count < 0 || *count > 1'000'000)
        return std::nullopt;
    return *count * 1000;
}

Attachment photo(JsonView object) {
    Attachment file;
    file.shown.kind = AttachmentKind::photo;
    file.shown.type = "image/jpeg";
    file.remoteId = objectId("photo", object);
    JsonView picture = largest(object["sizes"]);
    if (!picture)
        picture = largest(object["images"]);
    setPicture(file, picture ? picture : object["orig_photo"]);
    return file;
}

Attachment sticker(JsonView object) {
    Attachment file;
    file.shown.kind = AttachmentKind::sticker;
    file.shown.type = "image/png";
    file.remoteId = "sticker" + object["sticker_id"].text();
    setPicture(file, largest(object["images"]));
    return file;
}

Attachment graffiti(JsonView object) {
    Attachment file;
    file.shown.kind = AttachmentKind::sticker;
    file.shown.type = "image/png";
    file.remoteId = objectId("graffiti", object);
    setPicture(file, object);
    return file;
}

Attachment gift(JsonView object) {
    Attachment file;
    file.shown.kind = AttachmentKind::sticker;
    file.shown.type = "image/jpeg";
    file.remoteId = "gift" + object["id"].text();
    const auto large = webAddress(object["thumb_256"]);
    setAddress(file, large.empty() ? webAddress(object["thumb_96"]) : large);
    return file;
}

/// VK gives a community no file of a video: only where it can be watched.
Attachment video(JsonView object) {
    Attachment file;
    file.shown.kind = AttachmentKind::video;
    file.shown.name = object["title"].text();
    file.shown.duration_ms = milliseconds(object["duration"]);
    file.shown.width = side(object["width"]);
    file.shown.height = side(object["height"]);
    file.shown.url = "https://vk.com/video" + object["owner_id"].text() + "_" + object["id"].text();
    file.remoteId = objectId("video", object);
    return file;
}

Attachment audio(JsonView object) {
    Attachment file;
    file.shown.kind = AttachmentKind::audio;
    file.shown.type = "audio/mpeg";
    const auto artist = object["artist"].text();
    const auto title = object["title"].text();
    file.shown.name = artist.empty() || title.empty() ? artist + title : artist + " - " + title;
    file.shown.duration_ms = milliseconds(object["duration"]);
    file.remoteId = objectId("audio", object);
    setAddress(file, webAddress(object["url"])); // mostly empty: rights
    return file;
}

/// Loudness from 0 to 31, each point the loudest of its stretch.
std::vector<int> waveform(JsonView list) {
    const auto points = list.items();
    const std::size_t count = std::min(points.size(), kWavePoints);
    std::vector<std::int64_t> loudness(count, 0);
    std::int64_t top = 1;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto value = std::clamp<std::int64_t>(JsonView(points[i]).numberOr(0), 0, 1'000'000);
        auto& point = loudness[i * count / points.size()];
        point = std::max(point, value);
        top = std::max({top, value, std::int64_t{kLoudest}});
    }
    std::vector<int> wave;
    wave.reserve(loudness.size());
    for (const auto value : loudness)
        wave.push_back(static_cast<int>(value * kLoudest / top));
    return wave;
}

Attachment voice(JsonView object) {
    Attachment file;
    file.shown.kind = AttachmentKind::voice;
    const auto ogg = webAddress(object["link_ogg"]);
    file.shown.type = ogg.empty() ? "audio/mpeg" : "audio/ogg";
    file.shown.duration_ms = milliseconds(object["duration"]);
    if (auto wave = waveform(object["waveform"]); !wave.empty())
        file.shown.waveform = std::move(wave);
    file.remoteId = objectId("audio_message", object);
    file.description = object["transcript"].text();
    setAddress(file, ogg.empty() ? webAddress(object["link_mp3"]) : ogg);
    return file;
}

/// A document may be a recorded voice inside.
Attachment document(JsonView object) {
    if (const auto spoken = object["preview"]["audio_msg"])
        return voice(spoken);
    Attachment file;
    file.shown.kind = AttachmentKind::file;
    const auto ending = "." + object["ext"].text();
    file.shown.name = object["title"].text();
    const auto& name = file.shown.name;
    if (ending.size() > 1 && (name.size() < ending.size() || name.substr(name.size() - ending.size()) != ending))
        file.shown.name += ending;
    file.shown.size = std::max<std::int64_t>(object["size"].numberOr(0), 0);
    file.remoteId = objectId("doc", object);
    setAddress(file, webAddress(object["url"]));
    return file;
}

void addLine(Shown& shown, std::string line) {
    if (!line.empty() && shown.lines.size() < kMostLines)
        shown.lines.push_back(std::move(line));
}

/// Everything else that has a title or an address: words in the text.
void addCard(std::string_view kind, JsonView object, Shown& shown) {
    std::string title;
    for (const auto* member : {"title", "name", "question", "text"})
        if (title.empty())
            title = withoutMentions(object[member].text());
    if (const auto price = object["price"]["text"].text(); !price.empty())
        title += title.empty() ? price : ", " + price;
    addLine(shown, std::move(title));
    auto url = webAddress(object["url"]);
    if (url.empty() && object["owner_id"].number() && object["id"].number())
        url = "https://vk.com/" + std::string(kind) + object["owner_id"].text() + "_" + object["id"].text();
    addLine(shown, std::move(url));
}

/// A post names its author in other members, its answers have the post's address.
std::string wallAddress(JsonView object, bool isReply) {
    const auto owner = object["owner_id"] ? object["owner_id"].text() : object["to_id"].text();
    if (!isReply)
        return "https://vk.com/wall" + owner + "_" + object["id"].text();
    return "https://vk.com/wall" + owner + "_" + object["post_id"].text() + "?reply=" + object["id"].text();
}

using ReadFile = Attachment (*)(JsonView);
struct FileKind {
    std::string_view type;
    ReadFile read;
};
constexpr std::array<FileKind, 10> kFileKinds{{{"photo", photo},
                                               {"video", video},
                                               {"video_message", video},
                                               {"clip", video},
                                               {"audio", audio},
                                               {"audio_message", voice},
                                               {"doc", document},
                                               {"sticker", sticker},
                                               {"graffiti", graffiti},
                                               {"gift", gift}}};
constexpr std::array<std::string_view, 15> kCards{"link",       "market",  "market_album", "story", "poll",
                                                  "podcast",    "article", "narrative",    "event", "mini_app",
                                                  "donut_link", "album",   "page",         "note",  "video_playlist"};

} // namespace

void addAttachment(JsonView attachment, Shown& shown) {
    const std::string type = attachment["type"].text();
    const JsonView object = attachment[type];
    const auto file =
        std::find_if(kFileKinds.begin(), kFileKinds.end(), [&](const FileKind& kind) { return kind.type == type; });
    if (file != kFileKinds.end() && object.isObject()) {
        if (shown.files.size() < kMostFiles)
            shown.files.push_back(file->read(object));
        return;
    }
    const std::size_t before = shown.lines.size();
    if ((type == "wall" || type == "wall_reply") && object.isObject()) {
        addLine(shown, withoutMentions(object["text"].text()));
        addLine(shown, wallAddress(object, type != "wall"));
    } else if (std::find(kCards.begin(), kCards.end(), type) != kCards.end()) {
        addCard(type, object, shown);
    }
    if (shown.lines.size() == before && before < kMostLines)
        shown.unsupported = type.empty() ? "unknown" : type;
}

void addPlace(JsonView geo, Shown& shown) {
    const auto latitude = geo["coordinates"]["latitude"].real();
    const auto longitude = geo["coordinates"]["longitude"].real();
    if (!latitude || !longitude || std::abs(*latitude) > 90 || std::abs(*longitude) > 180)
        return;
    Attachment place;
    place.shown.kind = AttachmentKind::location;
    place.shown.name = geo["place"]["title"].text();
    place.shown.place = wire::Place{*latitude, *longitude, std::nullopt};
    if (const auto address = geo["place"]["address"].text(); !address.empty())
        place.shown.place->address = address;
    shown.files.push_back(std::move(place));
}

} // namespace pult::vk
