import type { Id } from '#data/rows.ts'
import { Empty } from '#ui/Empty.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { usePast } from './usePast.ts'
import { VersionList } from './VersionList.tsx'

/** The earlier versions of a note or source; choosing one shows it. */
export function HistoryPane({ id, onShow }: { id: Id; onShow: (id: Id, rev: string) => void }) {
  const { head, past } = usePast(id)
  if (!head) return null
  if (!past) return <Skeleton lines={4} />
  if (past.length === 0) {
    return head.kind === 'note' ? (
      <Empty small title="Earlier versions stand here once you have written for a while." />
    ) : (
      <Empty small title="What is known of this source has not been changed yet.">
        Once it is, what stood there before can be seen here and brought back.
      </Empty>
    )
  }
  return <VersionList head={head} past={past} chosen={null} onChoose={rev => onShow(id, rev)} />
}
