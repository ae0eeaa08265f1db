// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/wire/session.hpp"

namespace pult::wire {

struct TemplatePage {
    std::vector<Template> templates; ///< rising by id
    Nullable<std::string> next;
};
BOOST_DESCRIBE_STRUCT(TemplatePage, (), (templates, next))

/// Everything that the caller may use. `template.changed` keeps a copy of it up to date, but for the counts of uses.
struct TemplateList {
    static constexpr std::string_view kMethod = "template.list";
    using Answer = TemplatePage;
    std::optional<TemplateKind> kind;
    std::optional<std::string> after;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(TemplateList, (), (kind, after, limit))

/// The member is named as in the event.
struct TemplateAnswer {
    Template template_;
};
BOOST_DESCRIBE_STRUCT(TemplateAnswer, (), (template_))

/// A new quick template, or with template_id and version the whole of one anew. Everybody may have his own; those of a
/// group need its management, those of a channel and of everybody the management of all.
struct TemplateSave {
    static constexpr std::string_view kMethod = "template.save";
    using Answer = TemplateAnswer;
    std::optional<TemplateId> template_id;
    std::optional<std::int64_t> version; ///< refused as `stale` when it has moved on
    TemplateScope scope = TemplateScope::unknown;
    std::optional<GroupId> group_id;
    std::optional<ChannelId> channel_id;
    std::string title;
    std::optional<std::string> shortcut;
    std::optional<std::string> folder;
    std::string text;
    std::optional<std::map<std::string, std::string>> variants;
    std::optional<std::vector<FileId>> attachments; ///< uploaded by the caller, or in one of its versions
    std::optional<TemplateMacro> macro;
    std::optional<std::string> client_id; ///< a UUID made by the asker: the same again makes no second template
};
BOOST_DESCRIBE_STRUCT(TemplateSave, (),
                      (template_id, version, scope, group_id, channel_id, title, shortcut, folder, text, variants,
                       attachments, macro, client_id))

struct TemplateDelete {
    static constexpr std::string_view kMethod = "template.delete";
    using Answer = Empty;
    TemplateId template_id;
    std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(TemplateDelete, (), (template_id, version))

/// A template as it was saved once.
struct TemplateVersion {
    Template template_;           ///< its `updated_at` is when; nothing is told of uses
    std::optional<Author> author; ///< left out: it was there before versions were kept
};
BOOST_DESCRIBE_STRUCT(TemplateVersion, (), (template_, author))

struct TemplateVersionList {
    std::vector<TemplateVersion> versions; ///< the newest first, which is the one that stands
};
BOOST_DESCRIBE_STRUCT(TemplateVersionList, (), (versions))

/// What a quick template said before, to whom may change it: its last kTemplateVersions. One is brought back by saving
/// it anew.
struct TemplateVersions {
    static constexpr std::string_view kMethod = "template.versions";
    using Answer = TemplateVersionList;
    TemplateId template_id;
};
BOOST_DESCRIBE_STRUCT(TemplateVersions, (), (template_id))

struct TemplateRendered {
    std::string text;
    std::vector<std::string> missing; ///< variables without a value, each once; they stand in the text as written
};
BOOST_DESCRIBE_STRUCT(TemplateRendered, (), (text, missing))

/// The text as it would be sent in this dialog by the caller.
struct TemplateRender {
    static constexpr std::string_view kMethod = "template.render";
    using Answer = TemplateRendered;
    TemplateId template_id;
    DialogId dialog_id;
    std::optional<std::map<std::string, std::string>> parameters;
};
BOOST_DESCRIBE_STRUCT(TemplateRender, (), (template_id, dialog_id, parameters))

} // namespace pult::wire
