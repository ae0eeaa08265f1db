// SPDX-License-Identifier: GPL-3.0-or-later
// Prepared texts: all that this operator may use, kept here so that they work without a network.
#include "client/state/desk.hpp"

#include <QPointer>
#include <QUuid>

#include "shared/wire/limits.hpp"

namespace pult::client {

/// The pages are put together before anything is replaced: a connection that breaks in between leaves what was there.
void Desk::loadTemplates(std::vector<wire::Template> soFar, std::optional<std::string> after) {
    wire::TemplateList request;
    request.after = std::move(after);
    request.limit = wire::kMaxPage;
    m_link.request(request, this, [this, soFar = std::move(soFar)](const Result<wire::TemplatePage>& page) mutable {
        if (!page)
            return; // a server that has none keeps what is here
        soFar.insert(soFar.end(), page->templates.begin(), page->templates.end());
        if (page->next)
            return loadTemplates(std::move(soFar), *page->next);
        m_templatesDue = false;
        m_roster.templates.clear();
        for (const wire::Template& one : soFar)
            m_roster.templates[one.id] = one;
        m_cache.write(kept::Templates{std::move(soFar)});
        emit templatesChanged();
    });
}

void Desk::apply(const wire::TemplateChanged& event) {
    if (event.removed.value_or(false)) {
        m_roster.templates.erase(event.template_.id);
    } else {
        wire::Template& known = m_roster.templates[event.template_.id];
        if (event.template_.version < known.version)
            return; // an answer has told more already
        known = event.template_;
    }
    emit templatesChanged();
}

void Desk::saveTemplate(wire::TemplateSave request, QObject* context, Done<TemplateId> done) {
    if (!request.client_id && !request.template_id)
        request.client_id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    const QPointer<QObject> asker = context;
    m_link.request(request, this, [this, asker, done = std::move(done)](const Result<wire::TemplateAnswer>& answer) {
        if (answer)
            apply(wire::TemplateChanged{answer->template_, {}});
        if (asker)
            done(answer ? Result<TemplateId>(answer->template_.id) : Result<TemplateId>(answer.error()));
    });
}

void Desk::deleteTemplate(TemplateId id, std::int64_t version, QObject* context, Done<TemplateId> done) {
    const QPointer<QObject> asker = context;
    m_link.request(wire::TemplateDelete{id, version}, this,
                   [this, id, asker, done = std::move(done)](const Result<wire::Empty>& answer) {
                       if (answer && m_roster.templates.erase(id) > 0)
                           emit templatesChanged();
                       if (asker)
                           done(answer ? Result<TemplateId>(id) : Result<TemplateId>(answer.error()));
                   });
}

void Desk::templateVersions(TemplateId id, QObject* context, Done<wire::TemplateVersionList> done) {
    m_link.request(wire::TemplateVersions{id}, context, std::move(done));
}

} // namespace pult::client
